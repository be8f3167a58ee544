package org.nextcloudmcp.clients;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.nextcloudmcp.keycloak.KeycloakServer;
import org.nextcloudmcp.keycloak.RealmFile;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.Wire;

/**
 * What Keycloak's administrator does for clients that name scopes when they register: Keycloak up to 26.7 gives such a
 * client none of the realm's default client scopes (keycloak/keycloak issue 50807), so the audience and the subject must
 * come with each scope that a tool needs.
 */
final class EveryScopeCarriesTheAudience {
    private static final Wire WIRE = new Wire(Transcript.silent());

    private EveryScopeCarriesTheAudience() {}

    /** Adds two mappers to each of these client scopes. */
    static void in(URI keycloak, List<String> scopes) {
        Map<String, String> headers = administrator(keycloak);
        URI all = keycloak.resolve("/admin/realms/" + RealmFile.REALM + "/client-scopes");
        try (JsonReader reader =
                Json.createReader(new StringReader(WIRE.get(all, headers).body()))) {
            reader.readArray().getValuesAs(JsonObject.class).stream()
                    .filter(scope -> scopes.contains(scope.getString("name")))
                    .map(scope -> URI.create(all + "/" + scope.getString("id") + "/protocol-mappers/models"))
                    .forEach(mappers -> {
                        add(
                                mappers,
                                headers,
                                "oidc-audience-mapper",
                                Map.of("included.client.audience", RealmFile.BROKER_CLIENT));
                        add(mappers, headers, "oidc-sub-mapper", Map.of());
                    });
        }
    }

    private static void add(URI mappers, Map<String, String> headers, String type, Map<String, String> more) {
        var config =
                Json.createObjectBuilder().add("access.token.claim", "true").add("introspection.token.claim", "true");
        more.forEach(config::add);
        String mapper = Json.createObjectBuilder()
                .add("name", type)
                .add("protocol", "openid-connect")
                .add("protocolMapper", type)
                .add("config", config)
                .build()
                .toString();
        Reply added = WIRE.postJson(mappers, mapper, headers);
        if (added.status() != 201) {
            throw new IllegalStateException("the mapper was not added: " + added.status());
        }
    }

    private static Map<String, String> administrator(URI keycloak) {
        String token = WIRE.postForm(
                        keycloak.resolve("/realms/master/protocol/openid-connect/token"),
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                KeycloakServer.ADMIN,
                                "password",
                                KeycloakServer.ADMIN_PASSWORD),
                        Map.of())
                .json()
                .getString("access_token");
        return Map.of("Authorization", "Bearer " + token);
    }
}
