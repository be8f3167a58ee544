package org.nextcloudmcp.verification;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;

/** Claims of a good access token and a good ID token at 2026-03-01T12:00:00Z, and changes to them. */
final class Claims {

    static final long NOW = 1_772_366_400L;

    static final String ACCESS_TOKEN = """
            {"iss":"https://id.example.com/realms/main","sub":"alice-1","aud":"http://localhost:9080/mcp","exp":1772366700,
             "iat":1772366400,"scope":"notes.read files.read","client_id":"mcp-client","typ":"Bearer"}
            """;

    static final String ID_TOKEN = """
            {"iss":"https://id.example.com/realms/main","sub":"alice-1","aud":"nextcloud-mcp-server","exp":1772366700,
             "iat":1772366400,"nonce":"n-0S6_WzA2Mj","typ":"ID"}
            """;

    /** An ID token of a provider that leaves out what is optional: no kind, no nonce, no hashes (OIDC Core section 2). */
    static final String UNNAMED_ID_TOKEN = """
            {"iss":"https://id.example.com/realms/main","sub":"alice-1","aud":"nextcloud-mcp-server","exp":1772366700,
             "iat":1772366400,"azp":"nextcloud-mcp-server","auth_time":1772366390,"acr":"1"}
            """;

    private Claims() {}

    static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** The claims with a JSON merge patch (RFC 7396) applied: {@code null} removes. */
    static JsonObject patched(String claims, String patch) {
        return Json.createMergePatch(json(patch)).apply(json(claims)).asJsonObject();
    }
}
