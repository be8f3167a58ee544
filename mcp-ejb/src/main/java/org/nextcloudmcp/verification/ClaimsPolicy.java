package org.nextcloudmcp.verification;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nextcloudmcp.json.StrictJson;

/**
 * What an inbound access token's claims must say (RFC 7519 section 4.1, RFC 9068 section 4). Pure; the first refusal
 * counts.
 *
 * <ol>
 *   <li>it is an access token, and not bound to a key whose proof we cannot check
 *   <li>{@code iss} is the configured issuer, to the letter
 *   <li>{@code aud} means us and does not mean Nextcloud
 *   <li>{@code exp} is there and lies ahead
 *   <li>{@code nbf} and {@code iat} do not lie ahead, clocks allowed for
 *   <li>{@code sub} is there
 *   <li>scopes and client, where given, are well-formed
 * </ol>
 *
 * @param issuer the configured issuer
 * @param audiences what means us
 * @param nextcloudAudience what means Nextcloud
 */
record ClaimsPolicy(String issuer, Set<String> audiences, String nextcloudAudience) {

    /** How far the provider's clock may be ahead of ours. No token lives a second longer for it. */
    static final long LEEWAY_SECONDS = 60;

    /**
     * Why a token with these claims is refused; empty if they are fine.
     *
     * @param now seconds since the epoch
     */
    Optional<Reason> refusal(JsonObject claims, long now) {
        return Stream.of(
                        kind(claims),
                        issuer(claims),
                        audience(claims),
                        expiry(claims, now),
                        start(claims, "nbf", now),
                        start(claims, "iat", now),
                        subject(claims),
                        scopes(claims),
                        client(claims))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** 1. A {@code cnf} (RFC 7800, RFC 9449, RFC 8705) makes it worthless in other hands: without the proof it is refused. */
    private static Optional<Reason> kind(JsonObject claims) {
        return unless(TokenKind.mayBeAccessToken(claims) && !claims.containsKey("cnf"), Reason.WRONG_TYPE);
    }

    /** 2. */
    private Optional<Reason> issuer(JsonObject claims) {
        return unless(StrictJson.string(claims, "iss").equals(Optional.of(issuer)), Reason.WRONG_ISSUER);
    }

    /** 3. A token that also means Nextcloud was not made for us; taking it would let Nextcloud's clients act as ours. */
    private Optional<Reason> audience(JsonObject claims) {
        var named = AudienceClaim.read(claims);
        if (named.isEmpty()) {
            return Optional.of(Reason.MALFORMED);
        }
        if (named.get().contains(nextcloudAudience)) {
            return Optional.of(Reason.NEXTCLOUD_AUDIENCE);
        }
        return unless(named.get().stream().anyMatch(audiences::contains), Reason.WRONG_AUDIENCE);
    }

    /** 4. "On or after" is too late (RFC 7519 section 4.1.4). */
    private static Optional<Reason> expiry(JsonObject claims, long now) {
        var exp = NumericDate.read(claims, "exp");
        if (exp.isEmpty()) {
            return Optional.of(Reason.MALFORMED);
        }
        return unless(now < exp.getAsLong(), Reason.EXPIRED);
    }

    /** 5. */
    private static Optional<Reason> start(JsonObject claims, String name, long now) {
        if (!claims.containsKey(name)) {
            return Optional.empty();
        }
        var start = NumericDate.read(claims, name);
        if (start.isEmpty()) {
            return Optional.of(Reason.MALFORMED);
        }
        return unless(start.getAsLong() <= now + LEEWAY_SECONDS, Reason.NOT_YET_VALID);
    }

    /** 6. */
    private Optional<Reason> subject(JsonObject claims) {
        return unless(SubjectClaim.read(claims, issuer).isPresent(), Reason.NO_SUBJECT);
    }

    /** 7. */
    private static Optional<Reason> scopes(JsonObject claims) {
        return unless(ScopeClaim.read(claims).isPresent(), Reason.MALFORMED);
    }

    /** 7. */
    private static Optional<Reason> client(JsonObject claims) {
        return unless(ClientClaim.isFine(claims), Reason.MALFORMED);
    }

    private static Optional<Reason> unless(boolean fine, Reason reason) {
        return fine ? Optional.empty() : Optional.of(reason);
    }
}
