package org.nextcloudmcp.doctor;

import jakarta.json.JsonNumber;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.RefreshToken;

/**
 * What a refresh token says about its own end, where it is a JWT. A refresh token is opaque to a client (RFC 6749 section
 * 1.5), so nothing is decided by this; but it tells an administrator what the answer beside it often leaves out.
 */
final class RefreshTokenClaims {

    private RefreshTokenClaims() {}

    /** How many seconds it lives from now on, if it says so. */
    static OptionalLong secondsLeft(RefreshToken token, Instant now) {
        var parts = token.value().split("\\.", -1);
        if (parts.length != 3) {
            return OptionalLong.empty();
        }
        return decoded(parts[1])
                .flatMap(StrictJson::object)
                .filter(claims -> claims.get("exp") instanceof JsonNumber)
                .map(claims ->
                        OptionalLong.of(Math.max(0, claims.getJsonNumber("exp").longValue() - now.getEpochSecond())))
                .orElseGet(OptionalLong::empty);
    }

    private static Optional<byte[]> decoded(String part) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException notBase64Url) {
            return Optional.empty();
        }
    }
}
