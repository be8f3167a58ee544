package org.nextcloudmcp.verification;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.Credential;

/**
 * A JWT as it came, taken apart and not yet believed (RFC 7515 section 7.1, RFC 7519 section 7.2 steps 1 to 8).
 *
 * @param signedText the ASCII text that the signature is over
 * @param signatureText the signature in canonical base64url
 */
record UnverifiedJwt(JsonObject header, JsonObject claims, String signedText, String signatureText) {

    /** Longer than any header line that reaches us; parsing more would only be work for an attacker. */
    static final int LONGEST = 16 * 1024;

    /** The JWT, if the text is three canonical base64url parts with two JSON objects in front and a signature behind. */
    static Optional<UnverifiedJwt> parse(Credential token) {
        var text = token.value();
        var first = text.length() > LONGEST ? -1 : text.indexOf('.');
        var last = text.lastIndexOf('.');
        if (first < 0 || text.indexOf('.', first + 1) != last || last == text.length() - 1) {
            return Optional.empty();
        }
        var signature = text.substring(last + 1);
        return part(text.substring(0, first))
                .flatMap(header -> part(text.substring(first + 1, last))
                        .filter(claims -> decoded(signature).isPresent())
                        .map(claims -> new UnverifiedJwt(header, claims, text.substring(0, last), signature)));
    }

    byte[] signedBytes() {
        return signedText.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] signature() {
        return Base64.getUrlDecoder().decode(signatureText);
    }

    /** The JSON object that a part is, in UTF-8 and base64url. */
    static Optional<JsonObject> part(String text) {
        return decoded(text).flatMap(StrictJson::object);
    }

    /** RFC 7515 section 2: no padding, no other characters; and one spelling only, stray last bits are refused. */
    private static Optional<byte[]> decoded(String part) {
        try {
            var bytes = Base64.getUrlDecoder().decode(part);
            var canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return canonical.equals(part) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64Url) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "UnverifiedJwt[redacted]";
    }
}
