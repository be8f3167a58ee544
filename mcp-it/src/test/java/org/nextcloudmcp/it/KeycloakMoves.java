package org.nextcloudmcp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
        return WIRE.get(
                        issuer.resolve("/admin/realms/" + RealmFile.REALM + "/users/" + subject + "/consents"),
                        administrator(issuer))
                .body();
    }

    /**
     * Keycloak's administrator sets how refresh tokens are treated in the whole realm.
     *
     * @param reuses how often a spent refresh token is taken again
     */
    static void rotation(Stage stage, boolean rotates, int reuses) {
        URI issuer = URI.create(stage.settings().get("OIDC_ISSUER"));
        HttpRequest.Builder request = HttpRequest.newBuilder(issuer.resolve("/admin/realms/" + RealmFile.REALM))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"revokeRefreshToken\":" + rotates + ",\"refreshTokenMaxReuse\":" + reuses + "}"));
        administrator(issuer).forEach(request::header);
        try {
            int status = HttpClient.newHttpClient()
                    .send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 204) {
                throw new IllegalStateException("the realm was not changed: " + status);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static Map<String, String> administrator(URI issuer) {
        String token = WIRE.postForm(
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
        return Map.of("Authorization", "Bearer " + token);
    }

    private static URI endpoint(Stage stage, String name) {
        return URI.create(stage.settings().get("OIDC_ISSUER") + "/protocol/openid-connect/" + name);
    }
}
