package org.nextcloudmcp.verification;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.settings.Settings;

/**
 * What an inbound access token's claims must say, in the order of RFC 9068 section 4. Pure; the first refusal counts. The
 * members of an introspection answer are judged by the same rules: they have the same names and meanings (RFC 7662
 * section 2.2).
 *
 * <ol>
 *   <li>it is an access token
 *   <li>it is not bound to a key whose proof we cannot check
 *   <li>{@code iss} is the configured issuer, to the letter
 *   <li>{@code aud} means us and does not mean Nextcloud; if it means us by our client id alone, more must show that this
 *       is an access token
 *   <li>{@code exp} is there and lies ahead
 *   <li>{@code nbf} and {@code iat} do not lie ahead, clocks allowed for
 *   <li>{@code sub} is there
 *   <li>scopes, where given, are well-formed
 *   <li>the client, where given, is well-formed
 * </ol>
 *
 * @param issuer the configured issuer
 * @param audiences what means us
 * @param client our client id, which ID tokens have for an audience too
 * @param nextcloudAudience what means Nextcloud
 */
record ClaimsPolicy(String issuer, Set<String> audiences, ClientId client, String nextcloudAudience) {

    /** How far the provider's clock may be ahead of ours. No token lives a second longer for it. */
    static final long LEEWAY_SECONDS = 60;

    static ClaimsPolicy of(Settings settings) {
        return new ClaimsPolicy(
                settings.provider().issuer(),
                settings.server().audiences(),
                settings.provider().clientId(),
                settings.nextcloud().audience());
    }

    /**
     * Why a token with these claims is refused; empty if they are fine.
     *
     * @param kind what shows that it is an access token where the audience does not
     * @param now seconds since the epoch
     */
    Optional<Reason> refusal(JsonObject claims, KindEvidence kind, long now) {
        return kind(claims)
                .or(() -> binding(claims))
                .or(() -> issuer(claims))
                .or(() -> audience(claims, kind))
                .or(() -> expiry(claims, now))
                .or(() -> start(claims, "nbf", now))
                .or(() -> start(claims, "iat", now))
                .or(() -> subject(claims))
                .or(() -> scopes(claims))
                .or(() -> client(claims));
    }

    /** 1. RFC 8725 section 3.12: ID, refresh and logout tokens have the same issuer and keys. */
    private static Optional<Reason> kind(JsonObject claims) {
        return unless(TokenKind.mayBeAccessToken(claims), Reason.WRONG_TYPE);
    }

    /** 2. RFC 7800 section 3.1 (RFC 9449, RFC 8705): whoever presents it without the proof may have stolen it. */
    private static Optional<Reason> binding(JsonObject claims) {
        return unless(!claims.containsKey("cnf"), Reason.WRONG_TYPE);
    }

    /** 3. RFC 7519 section 4.1.1, RFC 9068 section 4. */
    private Optional<Reason> issuer(JsonObject claims) {
        return unless(StrictJson.string(claims, "iss").filter(issuer::equals).isPresent(), Reason.WRONG_ISSUER);
    }

    /**
     * 4. RFC 7519 section 4.1.3, RFC 8725 section 3.9. A token that also means Nextcloud was not made for us; taking it
     * would let Nextcloud's clients act as ours. One that means our client alone may be an ID token, which browsers,
     * logs and logout URLs see; taking it would make it a key to the resource.
     */
    private Optional<Reason> audience(JsonObject claims, KindEvidence kind) {
        var named = AudienceClaim.read(claims);
        if (named.isEmpty()) {
            return Optional.of(Reason.MALFORMED);
        }
        if (named.get().contains(nextcloudAudience)) {
            return Optional.of(Reason.NEXTCLOUD_AUDIENCE);
        }
        var us = named.get().stream().filter(audiences::contains).toList();
        if (us.isEmpty()) {
            return Optional.of(Reason.WRONG_AUDIENCE);
        }
        return unless(!us.equals(List.of(client.value())) || kind.isIn(claims), Reason.WRONG_TYPE);
    }

    /** 5. RFC 7519 section 4.1.4: "on or after" is too late. */
    private static Optional<Reason> expiry(JsonObject claims, long now) {
        var exp = NumericDate.read(claims, "exp");
        if (exp.isEmpty()) {
            return Optional.of(Reason.MALFORMED);
        }
        return unless(now < exp.getAsLong(), Reason.EXPIRED);
    }

    /** 6. RFC 7519 sections 4.1.5 and 4.1.6. */
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

    /** 7. RFC 7519 section 4.1.2, RFC 9068 section 2.2: without it nobody is meant. */
    private Optional<Reason> subject(JsonObject claims) {
        return unless(SubjectClaim.read(claims, issuer).isPresent(), Reason.NO_SUBJECT);
    }

    /** 8. RFC 9068 section 2.2.3, RFC 6749 section 3.3. */
    private static Optional<Reason> scopes(JsonObject claims) {
        return unless(ScopeClaim.read(claims).isPresent(), Reason.MALFORMED);
    }

    /** 9. RFC 9068 section 2.2. */
    private static Optional<Reason> client(JsonObject claims) {
        return unless(ClientClaim.isFine(claims), Reason.MALFORMED);
    }

    /**
     * What was found about a token with these claims, refused for this reason: one of the future may be good as soon as it
     * is of the present.
     */
    static Finding refused(Reason reason, JsonObject claims, long now) {
        if (reason != Reason.NOT_YET_VALID) {
            return Finding.refused(reason);
        }
        var start = Math.max(
                NumericDate.read(claims, "nbf").orElse(0),
                NumericDate.read(claims, "iat").orElse(0));
        return Finding.refused(reason, Duration.ofSeconds(start - LEEWAY_SECONDS - now));
    }

    private static Optional<Reason> unless(boolean fine, Reason reason) {
        return fine ? Optional.empty() : Optional.of(reason);
    }
}
