package org.nextcloudmcp.it;

import java.net.URI;
import java.util.Map;
import org.nextcloudmcp.keycloak.KeycloakServer;
import org.nextcloudmcp.keycloak.RealmFile;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.OAuthClient;
import org.nextcloudmcp.walkthrough.Page;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.Wire;

/** What users and clients do at Keycloak without us. */
final class KeycloakMoves {
    private static final Wire WIRE = new Wire(Transcript.silent());

    private KeycloakMoves() {}

    /** The MCP client gives its token back (RFC 7009). */
    static int revoke(Stage stage, Tokens tokens) {
        return WIRE.postForm(
                        endpoint(stage, "revoke"),
                        Map.of("client_id", OAuthClient.CLIENT_ID, "token", tokens.accessToken()),
                        Map.of())
                .status();
    }

    /** The user signs out at Keycloak. */
    static Page signOut(Stage stage, Assistant assistant) {
        Page question = assistant.browser().open(endpoint(stage, "logout"));
        return question.button("Logout").isPresent() ? assistant.browser().press(question, "Logout") : question;
    }

    /** What a user has consented to, and whether offline tokens rest on it, as Keycloak's administrator sees it. */
    static String consents(Stage stage, String subject) {
        URI issuer = URI.create(stage.settings().get("OIDC_ISSUER"));
        String administrator = WIRE.postForm(
                        issuer.resolve("/realms/master/protocol/openid-connect/token"),
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
        return WIRE.get(
                        issuer.resolve("/admin/realms/" + RealmFile.REALM + "/users/" + subject + "/consents"),
                        Map.of("Authorization", "Bearer " + administrator))
                .body();
    }

    private static URI endpoint(Stage stage, String name) {
        return URI.create(stage.settings().get("OIDC_ISSUER") + "/protocol/openid-connect/" + name);
    }
}
