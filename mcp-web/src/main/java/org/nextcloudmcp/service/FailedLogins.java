package org.nextcloudmcp.service;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.nextcloudmcp.oauth.ClientId;

/**
 * Counts failed logins by id, ten a minute. Known and unknown ids are counted alike, in a fixed number of places: the
 * count must not tell which ids exist, and inventing ids must not cost memory.
 *
 * <p>Only failures are limited. A right secret is let in at any time: otherwise whoever knows an id, which is no secret,
 * could lock its service out.
 */
@Singleton
class FailedLogins {

    static final int A_MINUTE = 10;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int PLACES = 4096;

    private final Clock clock;
    /** Keeps a stranger from choosing ids that share a place with a service's. */
    private final int secretSeed;

    private final AtomicReferenceArray<Window> windows = new AtomicReferenceArray<>(PLACES);

    @Inject
    FailedLogins(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.secretSeed = random.nextInt();
    }

    /** Counts a failure. */
    Failure failed(ClientId id) {
        var now = clock.millis();
        var place = Math.floorMod(Objects.hash(secretSeed, id.value(), secretSeed), PLACES);
        var window = windows.accumulateAndGet(
                place,
                new Window(now, 1),
                (old, fresh) -> old == null || now - old.since >= WINDOW.toMillis()
                        ? fresh
                        : new Window(old.since, old.failures + 1));
        var left = Duration.ofMillis(window.since + WINDOW.toMillis() - now);
        return new Failure(window.failures, left);
    }

    private record Window(long since, long failures) {}

    /**
     * A failure and its place among those of its minute.
     *
     * @param number from 1
     * @param left how long the minute still lasts
     */
    record Failure(long number, Duration left) {
        boolean tooMany() {
            return number > A_MINUTE;
        }
    }
}
