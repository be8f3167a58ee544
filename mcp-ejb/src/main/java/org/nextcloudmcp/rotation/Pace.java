package org.nextcloudmcp.rotation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;

/** Spreads requests to the provider over time. */
@Singleton
class Pace {

    /** Nodes whose clocks agree do not all begin in the same moment. */
    private static final int MOST_JITTER_MILLIS = 5_000;

    private final SecureRandom random;

    @Inject
    Pace(SecureRandom random) {
        this.random = random;
    }

    Duration jitter() {
        return Duration.ofMillis(random.nextInt(MOST_JITTER_MILLIS));
    }

    /**
     * Lets time pass.
     *
     * @return false: the server wants the thread back
     */
    boolean pause(Duration duration) {
        try {
            Thread.sleep(Math.max(0, duration.toMillis()));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
