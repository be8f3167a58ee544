package org.nextcloudmcp.revocation;

import java.time.Duration;
import java.time.Instant;

/** When a revocation that the provider did not confirm is tried again: from half a minute up to an hour. */
final class RevocationBackoff {

    static final Duration FIRST = Duration.ofSeconds(30);
    static final Duration LONGEST = Duration.ofHours(1);

    private static final int LARGEST_EXPONENT = 7;

    private RevocationBackoff() {}

    /**
     * The next attempt, not before the provider wants to be asked, and never further away than an hour: a revocation
     * must not be put off for good by a strange {@code Retry-After}.
     */
    static Instant next(int attemptsBefore, Duration retryAfter, Instant now) {
        var own = FIRST.multipliedBy(1L << Math.min(Math.max(attemptsBefore, 0), LARGEST_EXPONENT));
        var longer = own.compareTo(retryAfter) < 0 ? retryAfter : own;
        return now.plus(longer.compareTo(LONGEST) < 0 ? longer : LONGEST);
    }
}
