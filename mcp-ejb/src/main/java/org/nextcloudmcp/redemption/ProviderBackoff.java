package org.nextcloudmcp.redemption;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a provider that did not answer is left alone: as long as it asks for ({@code Retry-After}, RFC 9110 section
 * 10.2.3), and longer with each failure in a row.
 *
 * @param failures how many in a row
 * @param since when the pause was set
 * @param until when it may be asked again
 */
public record ProviderBackoff(int failures, Instant since, Instant until) {

    public static final ProviderBackoff NONE = new ProviderBackoff(0, Instant.MIN, Instant.MIN);
    static final Duration LONGEST_OWN = Duration.ofSeconds(30);
    /** Against a Retry-After that would switch every user off until a restart. */
    static final Duration LONGEST_OBEYED = Duration.ofHours(1);

    private static final int LARGEST_EXPONENT = 5;

    /**
     * After one more failure.
     *
     * @param retryAfter what the provider asks for, or a pause that fits the failure
     * @param jitter from 0 to 1: shortens the pause of our own by up to a quarter, so that nodes do not come back at once
     */
    public ProviderBackoff failed(Duration retryAfter, Instant now, double jitter) {
        var full = shorter(Duration.ofSeconds(1L << Math.min(failures, LARGEST_EXPONENT)), LONGEST_OWN);
        var own = full.minusMillis((long) (full.toMillis() * jitter / 4));
        var asked = shorter(retryAfter, LONGEST_OBEYED);
        var pause = own.compareTo(asked) < 0 ? asked : own;
        var end = now.plus(pause);
        return new ProviderBackoff(
                Math.min(failures, LARGEST_EXPONENT) + 1,
                now,
                left(now).isPresent() && until.isAfter(end) ? until : end);
    }

    /** How long the provider is still to be left alone; empty if it may be asked, also if the clock was put back. */
    public Optional<Duration> left(Instant now) {
        return !now.isBefore(since) && now.isBefore(until)
                ? Optional.of(Duration.between(now, until))
                : Optional.empty();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
