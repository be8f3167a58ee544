package org.nextcloudmcp.redemption;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * The circuit breaker before the provider: after a failure nobody asks for a while, then one probe goes ahead of all
 * others. Calls that were under way together count as one failure, however many they are.
 */
public final class ProviderGate {

    /** A probe that takes longer hangs perhaps on a dead connection, which must not keep the recovery from being seen. */
    static final Duration PROBE = Duration.ofSeconds(8);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Clock clock;
    private final DoubleSupplier jitter;
    private ProviderBackoff backoff = ProviderBackoff.NONE;
    private Optional<Instant> probeSince = Optional.empty();
    private long turn;

    /**
     * @param jitter from 0 to 1, anew each time
     */
    public ProviderGate(Clock clock, DoubleSupplier jitter) {
        this.clock = clock;
        this.jitter = jitter;
    }

    /** Asks to be let through. */
    public synchronized Permit enter() {
        var now = clock.instant();
        var wait = backoff.left(now).or(() -> behindProbe(now));
        if (wait.isEmpty() && backoff.failures() > 0) {
            probeSince = Optional.of(now);
        }
        return new Permit(wait, turn);
    }

    private Optional<Duration> behindProbe(Instant now) {
        return probeSince
                .filter(since -> !now.isBefore(since) && now.isBefore(since.plus(PROBE)))
                .map(since -> SOON);
    }

    private synchronized void failed(long since, Duration retryAfter) {
        if (since == turn) {
            change(backoff.failed(retryAfter, clock.instant(), jitter.getAsDouble()));
        }
    }

    /** An answer to a call that began before the last failure says nothing about the time since. */
    private synchronized void answered(long since) {
        if (since == turn && backoff.failures() > 0) {
            change(ProviderBackoff.NONE);
        }
    }

    private synchronized void change(ProviderBackoff next) {
        backoff = next;
        probeSince = Optional.empty();
        turn++;
    }

    private synchronized void unused(long since) {
        if (since == turn) {
            probeSince = Optional.empty();
        }
    }

    /** What asking came to; to be closed when the call has ended, or was not made. */
    public final class Permit implements AutoCloseable {

        private final Optional<Duration> wait;
        private final long since;
        private boolean used;

        private Permit(Optional<Duration> wait, long since) {
            this.wait = wait;
            this.since = since;
        }

        /** How long to leave the provider alone; empty: it may be asked now. */
        public Optional<Duration> pause() {
            return wait;
        }

        /** The provider answered, whatever it said about the grant. */
        public void answered() {
            used = true;
            ProviderGate.this.answered(since);
        }

        /** The provider gave no answer about the grant. */
        public void failed(Duration retryAfter) {
            used = true;
            ProviderGate.this.failed(since, retryAfter);
        }

        @Override
        public void close() {
            if (!used && wait.isEmpty()) {
                unused(since);
            }
        }
    }
}
