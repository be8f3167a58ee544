package org.nextcloudmcp.service;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.nextcloudmcp.oauth.ClientId;

/**
 * Counts failed logins by id, ten a minute. Known and unknown ids are counted and answered alike, in a fixed number of
 * places: inventing ids must not cost memory.
 *
 * <p>Only failures are limited. A right secret is let in at any time: otherwise whoever knows an id, which is no secret,
 * could lock its service out.
 */
@Singleton
class FailedLogins {

    static final int A_MINUTE = 10;

    private static final int PLACES = 4096;
    private static final int KEY_BYTES = 16;

    private final Clock clock;

    /** Nobody without it can tell which ids share a place, so nobody can use up a service's failures in another name. */
    private final byte[] key = new byte[KEY_BYTES];

    private final AtomicReferenceArray<FailureWindow> windows = new AtomicReferenceArray<>(PLACES);

    @Inject
    FailedLogins(Clock clock, SecureRandom random) {
        this.clock = clock;
        random.nextBytes(key);
    }

    /** Counts a failure. */
    Failure failed(ClientId id) {
        var now = clock.millis();
        var window = windows.updateAndGet(place(id), before -> FailureWindow.after(before, now));
        return new Failure(window.failures(), window.left(now));
    }

    private int place(ClientId id) {
        var digest = sha256();
        digest.update(key);
        var hash = digest.digest(id.value().getBytes(StandardCharsets.UTF_8));
        return Math.floorMod(ByteBuffer.wrap(hash).getInt(), PLACES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

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
