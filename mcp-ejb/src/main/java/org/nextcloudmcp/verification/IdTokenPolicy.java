package org.nextcloudmcp.verification;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Nonce;

/**
 * What an ID token's claims must say to us (OpenID Connect Core section 3.1.3.7). Pure; the first refusal counts.
 *
 * @param client our own client, which the token must be for
 * @param nonce the one we sent
 */
record IdTokenPolicy(String issuer, ClientId client, Nonce nonce) {

    /**
     * Why an ID token with these claims is refused; empty if they are fine.
     *
     * @param now seconds since the epoch
     */
    Optional<IdTokenReason> refusal(JsonObject claims, long now) {
        return Stream.of(
                        unless(TokenKind.mayBeIdToken(claims), IdTokenReason.WRONG_TYPE),
                        unless(text(claims, "iss").equals(issuer), IdTokenReason.WRONG_ISSUER),
                        unless(isForUs(claims), IdTokenReason.WRONG_AUDIENCE),
                        expiry(claims, now),
                        issuedAt(claims, now),
                        unless(nonceIsOurs(claims), IdTokenReason.WRONG_NONCE),
                        unless(SubjectClaim.read(claims, issuer).isPresent(), IdTokenReason.NO_SUBJECT))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Steps 3 to 5: we are an audience, and the authorized party if one is named or needed. */
    private boolean isForUs(JsonObject claims) {
        var audiences = AudienceClaim.read(claims);
        if (audiences.filter(named -> named.contains(client.value())).isEmpty()) {
            return false;
        }
        var azpNeeded = audiences.get().size() > 1 || claims.containsKey("azp");
        return !azpNeeded || text(claims, "azp").equals(client.value());
    }

    /** Step 9. */
    private static Optional<IdTokenReason> expiry(JsonObject claims, long now) {
        var exp = NumericDate.read(claims, "exp");
        if (exp.isEmpty()) {
            return Optional.of(IdTokenReason.MALFORMED);
        }
        return unless(now < exp.getAsLong() + ClaimsPolicy.LEEWAY_SECONDS, IdTokenReason.EXPIRED);
    }

    /** Step 10; required by section 2. */
    private static Optional<IdTokenReason> issuedAt(JsonObject claims, long now) {
        var iat = NumericDate.read(claims, "iat");
        if (iat.isEmpty()) {
            return Optional.of(IdTokenReason.MALFORMED);
        }
        return unless(iat.getAsLong() <= now + ClaimsPolicy.LEEWAY_SECONDS, IdTokenReason.NOT_YET_VALID);
    }

    /** Step 11: else a token from another sign-in could be slipped in. Compared in constant time. */
    private boolean nonceIsOurs(JsonObject claims) {
        var given = text(claims, "nonce").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, nonce.value().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonObject claims, String name) {
        return StrictJson.string(claims, name).orElse("");
    }

    private static Optional<IdTokenReason> unless(boolean fine, IdTokenReason reason) {
        return fine ? Optional.empty() : Optional.of(reason);
    }
}
