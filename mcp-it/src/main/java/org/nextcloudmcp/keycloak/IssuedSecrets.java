package org.nextcloudmcp.keycloak;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every credential that went over the provider's wire: what it issued and what it was shown. Tests look for these in
 * places where none may be.
 */
public final class IssuedSecrets {
    private static final Set<String> IN_ANSWERS = Set.of("access_token", "refresh_token", "id_token");
    private static final Set<String> IN_FORMS =
            Set.of("code", "code_verifier", "refresh_token", "client_secret", "subject_token");
    private static final Set<String> IN_URLS = Set.of("code", "state", "nonce", "code_challenge");

    private final Map<String, String> kinds = new ConcurrentHashMap<>();

    /** Notes a credential by hand. */
    public void note(String kind, String value) {
        if (value.length() >= 8) {
            kinds.put(value, kind);
        }
    }

    /** All credentials seen so far, each with its kind. */
    public Map<String, String> all() {
        return Map.copyOf(kinds);
    }

    /** All credentials of one kind. */
    public List<String> of(String kind) {
        List<String> values = new ArrayList<>();
        kinds.forEach((value, itsKind) -> {
            if (itsKind.equals(kind)) {
                values.add(value);
            }
        });
        return values;
    }

    void fromUrl(String rawQuery) {
        decoded(rawQuery).forEach((name, value) -> {
            if (IN_URLS.contains(name) && !name.equals("code_challenge")) {
                note(name, value);
            }
        });
    }

    void fromForm(String form) {
        decoded(form).forEach((name, value) -> {
            if (name.equals("token")) {
                // Asked about or revoked: what it is was seen when it was given; only a refresh token can be older.
                note(kinds.getOrDefault(value, "refresh_token"), value);
            } else if (IN_FORMS.contains(name)) {
                note(name, value);
            }
        });
    }

    void fromAuthorization(String header) {
        if (header.startsWith("Basic ")) {
            String pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
            note("client_secret", pair.substring(pair.indexOf(':') + 1));
        }
    }

    void fromAnswer(String body) {
        try {
            JsonObject answer = Json.createReader(new StringReader(body)).readObject();
            answer.forEach((name, value) -> {
                if (IN_ANSWERS.contains(name) && value instanceof JsonString text) {
                    note(name, text.getString());
                }
            });
        } catch (JsonException noObject) {
            // An error page of the provider issues nothing.
            return;
        }
    }

    static Map<String, String> decoded(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
