package org.nextcloudmcp.idp;

import com.nimbusds.jose.jwk.JWK;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.json.StrictJson;

/** Reads a JWK Set (RFC 7517 section 5). A key that cannot be used is passed over; the others stay good. */
final class KeySetDocument {

    private KeySetDocument() {}

    /** The usable keys in a document; none if it is no JWK Set. */
    static KeySet read(String body) {
        var keys = StrictJson.object(body).map(document -> document.get("keys"));
        return new KeySet(keys.map(KeySetDocument::usable).orElse(List.of()));
    }

    private static List<ProviderKey> usable(JsonValue keys) {
        return keys instanceof JsonArray array
                ? array.stream()
                        .flatMap(key -> parsed(key).stream())
                        .flatMap(key -> KeyPolicy.usable(key).stream())
                        .toList()
                : List.of();
    }

    private static Optional<JWK> parsed(JsonValue key) {
        if (!(key instanceof JsonObject object)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JWK.parse(CachedJson.text(object)));
        } catch (ParseException | IllegalArgumentException | IllegalStateException notAKeyWeKnow) {
            return Optional.empty();
        }
    }
}
