package org.nextcloudmcp.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * How the provider deals with refresh tokens.
 *
 * @param before how long a refresh takes before the provider has rotated
 * @param after how long it takes after that: who goes away in between loses what the provider has already given
 * @param grace how long a spent token is taken again as if it were not spent; zero if not at all
 * @param accessTokenLife how long access tokens of a grant live, {@code expires_in}
 * @param refreshTokenLife how long refresh tokens live, {@code refresh_expires_in}; empty if they do not end and
 *     nothing is said
 */
public record RefreshTerms(
        Duration before,
        Duration after,
        Duration grace,
        Duration accessTokenLife,
        Optional<Duration> refreshTokenLife) {

    /** At once, each token once, for as long as ever. */
    public static final RefreshTerms STRICT = new RefreshTerms(
            Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(Issuance.LIFETIME), Optional.empty());

    /** The same with other times of a refresh. */
    public RefreshTerms taking(Duration otherBefore, Duration otherAfter) {
        return new RefreshTerms(otherBefore, otherAfter, grace, accessTokenLife, refreshTokenLife);
    }

    /** The same with another time in which spent tokens are taken. */
    public RefreshTerms withGrace(Duration other) {
        return new RefreshTerms(before, after, other, accessTokenLife, refreshTokenLife);
    }

    /** The same with access tokens that live as long as this. */
    public RefreshTerms withAccessTokensOf(Duration other) {
        return new RefreshTerms(before, after, grace, other, refreshTokenLife);
    }

    /** The same with refresh tokens that live as long as this. */
    public RefreshTerms withRefreshTokensOf(Duration other) {
        return new RefreshTerms(before, after, grace, accessTokenLife, Optional.of(other));
    }

    static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
