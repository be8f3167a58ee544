package org.nextcloudmcp.it;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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

    /** How many of the refresh tokens that Keycloak ever issued to the broker are good now. */
    static long liveRefreshTokens(Stage stage) {
        List<String> issued = stage.proxy().secrets().of("refresh_token");
        String pair = RealmFile.BROKER_CLIENT + ":" + RealmFile.BROKER_SECRET;
        Map<String, String> client = Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return issued.stream()
                .filter(token -> WIRE.postForm(endpoint(stage, "token/introspect"), Map.of("token", token), client)
                        .json()
                        .getBoolean("active", false))
                .count();
    }

    private static URI endpoint(Stage stage, String name) {
        return URI.create(stage.settings().get("OIDC_ISSUER") + "/protocol/openid-connect/" + name);
    }
}
