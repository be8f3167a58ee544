package org.nextcloudmcp.verification;

import com.nimbusds.jose.util.Base64URL;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.nextcloudmcp.json.StrictJson;

/**
 * A JWT as it came, taken apart and not yet believed (RFC 7515 section 7.1, RFC 7519 section 7.2 steps 1 to 8).
 *
 * @param signedText the ASCII text that the signature is over
 */
record UnverifiedJwt(JsonObject header, JsonObject claims, String signedText, Base64URL signature) {

    /** Longer than any header line that reaches us; parsing more would only be work for an attacker. */
    static final int LONGEST = 16 * 1024;

    /** The JWT, if the text is three canonical base64url parts with two JSON objects in front and a signature behind. */
    static Optional<UnverifiedJwt> parse(String token) {
        var parts = token.length() > LONGEST ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3 || parts[2].isEmpty() || decoded(parts[2]).isEmpty()) {
            return Optional.empty();
        }
        var claims = decoded(parts[1]).flatMap(StrictJson::object);
        return decoded(parts[0])
                .flatMap(StrictJson::object)
                .flatMap(header -> claims.map(
                        body -> new UnverifiedJwt(header, body, parts[0] + "." + parts[1], new Base64URL(parts[2]))));
    }

    byte[] signedBytes() {
        return signedText.getBytes(StandardCharsets.US_ASCII);
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
