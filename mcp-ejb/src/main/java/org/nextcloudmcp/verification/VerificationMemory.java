package org.nextcloudmcp.verification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers for a short while what was found about a token, by its SHA-256. Good and bad tokens are kept apart, each
 * within bounds: a flood of bad ones must not push the good ones out, nor fill the memory.
 */
@Singleton
class VerificationMemory {

    /** No finding is good for longer. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** A good token is kept with its claims: so many bytes in all. */
    private static final long MOST_GOOD_BYTES = 16L * 1024 * 1024;

    /** Of a bad token there is only its hash and a reason. */
    private static final long MOST_BAD = 10_000;

    private record Remembered(Verification verification, Instant until) {}

    private final Clock clock;
    private final Cache<TokenHash, Remembered> good;
    private final Cache<TokenHash, Remembered> bad;

    @Inject
    VerificationMemory(Clock clock) {
        this.clock = clock;
        this.good = shortLived(clock)
                .maximumWeight(MOST_GOOD_BYTES)
                .<TokenHash, Remembered>weigher((key, known) -> weight(known.verification()))
                .build();
        this.bad = shortLived(clock).maximumSize(MOST_BAD).build();
    }

    /** What is known of the token. */
    Optional<Verification> recall(TokenHash token) {
        var known = good.getIfPresent(token);
        if (known == null) {
            known = bad.getIfPresent(token);
        }
        return known != null && clock.instant().isBefore(known.until())
                ? Optional.of(known.verification())
                : Optional.empty();
    }

    void remember(TokenHash token, Finding finding) {
        if (finding.goodFor().isZero()) {
            return;
        }
        var until = clock.instant().plus(finding.goodFor());
        if (finding.verification() instanceof Verification.Accepted accepted) {
            // Never beyond its own end.
            var end = accepted.token().expiresAt();
            good.put(token, new Remembered(accepted, end.isBefore(until) ? end : until));
        } else {
            // An expired token found good before must not hide behind its old entry.
            good.invalidate(token);
            bad.put(token, new Remembered(finding.verification(), until));
        }
    }

    /** How many tokens are known, after those beyond the bounds are gone. */
    long size() {
        good.cleanUp();
        bad.cleanUp();
        return good.estimatedSize() + bad.estimatedSize();
    }

    private static int weight(Verification verification) {
        return verification instanceof Verification.Accepted accepted ? HeapWeight.of(accepted.token()) : 0;
    }

    private static Caffeine<Object, Object> shortLived(Clock clock) {
        return Caffeine.newBuilder()
                .expireAfterWrite(LONGEST)
                // Tidying up takes less than waking another thread for it.
                .executor(Runnable::run)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos());
    }
}
