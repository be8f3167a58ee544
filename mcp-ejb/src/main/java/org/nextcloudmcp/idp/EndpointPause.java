package org.nextcloudmcp.idp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How long one endpoint of the provider is left alone: as long as it asks for ({@code Retry-After}, RFC 9110 section
 * 10.2.3), and for a moment after several calls in a row without an answer, each of which held a thread. An error about
 * one request pauses nothing: a stranger's token that makes the provider stumble must not stop everybody's. Pure.
 *
 * @param silences how many calls in a row were not answered
 * @param since when the pause was set
 * @param until when it may be asked again
 */
record EndpointPause(int silences, Instant since, Instant until) {

    static final EndpointPause NONE = new EndpointPause(0, Instant.MIN, Instant.MIN);

    /** From so many calls in a row without an answer on, the next has to wait. */
    static final int MOST_SILENCES = 5;

    private static final Set<Integer> NOT_NOW = Set.of(429, 503);

    /** What follows from an answer. */
    EndpointPause after(HttpAnswer answer, Instant now) {
        return NOT_NOW.contains(answer.status()) && answer.retryAfter().isPresent()
                ? new EndpointPause(
                        0, now, now.plus(RetryAfter.read(answer.retryAfter(), now, LastGood.PAUSE_AFTER_FAILURE)))
                : NONE;
    }

    /** What follows from a call without an answer. */
    EndpointPause afterSilence(Instant now) {
        var more = Math.min(silences + 1, MOST_SILENCES);
        return new EndpointPause(more, now, more < MOST_SILENCES ? until : now.plus(LastGood.PAUSE_AFTER_FAILURE));
    }

    /** How long it is still to be left alone; empty if it may be asked, also if the clock was put back. */
    Optional<Duration> left(Instant now) {
        return !now.isBefore(since) && now.isBefore(until)
                ? Optional.of(Duration.between(now, until))
                : Optional.empty();
    }
}
