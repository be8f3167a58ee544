package org.nextcloudmcp.verification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.oauth.AccessToken;

/**
 * Remembers for a short while what was found about a token, by its SHA-256. Good and bad tokens are kept apart: a flood
 * of bad ones must not push the good ones out. An outage is never remembered.
 */
@Singleton
class VerificationMemory {

    /** A token may be revoked in the meantime; so long at most we do not know. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(60);

    private static final Duration BAD_FOR = Duration.ofSeconds(30);
    private static final long MOST = 10_000;

    /** What the next moment may change; neither costs the check of a signature over and over by strangers. */
    private static final Set<Reason> PASSING = Set.of(Reason.UNKNOWN_KEY, Reason.NOT_YET_VALID);

    private final Clock clock;
    private final Cache<String, Verification.Accepted> good;
    private final Cache<String, Verification.Rejected> bad;

    @Inject
    VerificationMemory(Clock clock) {
        this.clock = clock;
        this.good = memory(clock, GOOD_FOR);
        this.bad = memory(clock, BAD_FOR);
    }

    Optional<Verification> recall(AccessToken inbound) {
        var key = inbound.sha256();
        var accepted = good.getIfPresent(key);
        if (accepted != null) {
            var live = clock.instant().isBefore(accepted.token().expiresAt());
            return Optional.<Verification>of(accepted).filter(known -> live);
        }
        return Optional.ofNullable(bad.getIfPresent(key));
    }

    void remember(AccessToken inbound, Verification verification) {
        if (verification instanceof Verification.Accepted accepted) {
            good.put(inbound.sha256(), accepted);
        } else if (verification instanceof Verification.Rejected rejected && !PASSING.contains(rejected.reason())) {
            // An expired token found good before must not hide behind its old entry.
            good.invalidate(inbound.sha256());
            bad.put(inbound.sha256(), rejected);
        }
    }

    private static <V> Cache<String, V> memory(Clock clock, Duration lifetime) {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(lifetime)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .build();
    }
}
