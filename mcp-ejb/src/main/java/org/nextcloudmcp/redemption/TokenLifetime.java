package org.nextcloudmcp.redemption;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.settings.CacheSettings;

/**
 * How long a Nextcloud token may be served again. Nextcloud has no leeway on {@code exp}, so a token is dropped a while
 * before its end: one that dies on the way would cost the user an error.
 *
 * @param ttl how long a token is served at most, however long it lives
 * @param earlyRefresh how long before its end a token is no longer served
 */
public record TokenLifetime(Duration ttl, Duration earlyRefresh) {

    public static TokenLifetime of(CacheSettings settings) {
        return new TokenLifetime(settings.ttl(), settings.earlyRefresh());
    }

    /**
     * When a token that has just come ends: the earlier of what the answer and the token itself say. One of which nobody
     * says it has ended already: it is used once.
     */
    public static Instant end(Instant askedAt, OptionalLong expiresInSeconds, Optional<Instant> expiresAt) {
        if (expiresInSeconds.isEmpty()) {
            return expiresAt.orElse(askedAt);
        }
        var byAnswer = askedAt.plusSeconds(expiresInSeconds.getAsLong());
        return expiresAt.filter(byAnswer::isAfter).orElse(byAnswer);
    }

    /** How long the token may be served from now on; zero if not at all. */
    public Duration left(Instant expiresAt, Instant now) {
        var untilEarly = Duration.between(now, expiresAt).minus(earlyRefresh);
        if (untilEarly.isNegative() || untilEarly.isZero()) {
            return Duration.ZERO;
        }
        return untilEarly.compareTo(ttl) < 0 ? untilEarly : ttl;
    }

    public boolean live(Instant expiresAt, Instant now) {
        return left(expiresAt, now).compareTo(Duration.ZERO) > 0;
    }
}
