package org.nextcloudmcp.idp;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.json.StrictJson;

/** Reads a JWK Set (RFC 7517 section 5). A key that cannot be read is passed over; the others stay good. */
final class KeySetDocument {

    private KeySetDocument() {}

    /** The public keys in a document; empty if it is no JWK Set. */
    static JWKSet read(String body) {
        var keys = StrictJson.object(body).map(document -> document.get("keys"));
        return new JWKSet(keys.map(KeySetDocument::publicKeys).orElse(List.of()));
    }

    private static List<JWK> publicKeys(JsonValue keys) {
        return keys instanceof JsonArray array
                ? array.stream().flatMap(key -> publicKey(key).stream()).toList()
                : List.of();
    }

    private static Optional<JWK> publicKey(JsonValue key) {
        if (!(key instanceof JsonObject object)) {
            return Optional.empty();
        }
        try {
            // A symmetric key has no public half (null): HMAC has no place here.
            return Optional.ofNullable(JWK.parse(object.toString()).toPublicJWK());
        } catch (ParseException notAKeyWeKnow) {
            return Optional.empty();
        }
    }
}
