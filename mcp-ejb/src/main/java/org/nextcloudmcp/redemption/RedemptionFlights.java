package org.nextcloudmcp.redemption;

import jakarta.ejb.EJBException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.oauth.Subject;

/**
 * One redemption of a subject at a time in this process, on threads that no caller's impatience can end: who waits is a
 * passenger, and a flight that has begun goes on when all have left, for a call to the provider that is cut may cost the
 * grant. One that has not begun is dropped then.
 */
public final class RedemptionFlights {

    private static final Logger LOG = Logger.getLogger(RedemptionFlights.class.getName());
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LEAST_PAUSE = Duration.ofMillis(50);
    private static final int PAUSE_RANGE_MILLIS = 100;

    private final BiFunction<Subject, Occasion, Optional<Redemption>> protocol;
    private final TokenLifetime lifetime;
    private final Executor threads;
    private final Waiting waiting;
    private final DoubleSupplier jitter;
    private final Clock clock;
    private final Map<Subject, Flight> inTheAir = new ConcurrentHashMap<>();

    /**
     * @param protocol redeems; empty: another node is at it, to be tried again
     * @param threads as many as calls to the provider at once
     * @param jitter from 0 to 1, anew each time
     */
    public RedemptionFlights(
            BiFunction<Subject, Occasion, Optional<Redemption>> protocol,
            TokenLifetime lifetime,
            Executor threads,
            Waiting waiting,
            DoubleSupplier jitter,
            Clock clock) {
        this.protocol = protocol;
        this.lifetime = lifetime;
        this.threads = threads;
        this.waiting = waiting;
        this.jitter = jitter;
        this.clock = clock;
    }

    /**
     * Redeems the subject's grant, or waits for those who are at it.
     *
     * @param patience how long the caller waits; what it began goes on
     * @throws jakarta.ejb.EJBException if the database does not answer
     */
    public Redemption redeem(Subject subject, Occasion occasion, Duration patience) {
        var deadline = waiting.nanos() + patience.toNanos();
        for (var fresh = false; true; fresh = true) {
            var own = new Flight(occasion);
            var flight = board(subject, own);
            try {
                var left = Duration.ofNanos(deadline - waiting.nanos());
                if (flight != own && (flight.occasion.ownOnly() || occasion.ownOnly())) {
                    // Its outcome, a failure too, is no matter of ours; but nobody redeems beside it.
                    if (waiting.await(flight.end(), left).isEmpty()) {
                        return tooLong();
                    }
                    continue;
                }
                var landed = waiting.await(flight.outcome, left);
                if (landed.isEmpty()) {
                    return tooLong();
                }
                if (serves(landed.get(), occasion, fresh || flight == own)) {
                    return landed.get();
                }
            } finally {
                flight.left();
            }
        }
    }

    /**
     * A flight that somebody else took for another occasion may have found nothing to do; and one that had begun when
     * this caller came may have read what was there before: no grant, or one that the user has given anew since.
     */
    private boolean serves(Redemption landed, Occasion occasion, boolean fresh) {
        if (landed instanceof Redemption.NoGrant || landed instanceof Redemption.ReconsentRequired) {
            return fresh;
        }
        return !(landed instanceof Redemption.NotNeeded seen)
                || occasion.settledBy(seen.grant(), lifetime, clock.instant());
    }

    private static Redemption tooLong() {
        return new Redemption.Unavailable(SOON, "redeeming the grant takes too long");
    }

    private Flight board(Subject subject, Flight own) {
        var flight = inTheAir.compute(subject, (any, ahead) -> (ahead == null ? own : ahead).boarded());
        if (flight == own) {
            begin(subject, own);
        }
        return flight;
    }

    /** A flight for which there is no thread must not keep its subject's place. */
    private void begin(Subject subject, Flight flight) {
        try {
            threads.execute(() -> fly(subject, flight));
        } catch (RuntimeException | Error e) {
            inTheAir.remove(subject, flight);
            flight.outcome.completeExceptionally(new EJBException("there is no thread for a redemption"));
            LOG.log(Level.SEVERE, "There is no thread for a redemption", e);
        }
    }

    private void fly(Subject subject, Flight flight) {
        var goesOn = inTheAir.computeIfPresent(subject, (any, there) -> flight.abandoned() ? null : there);
        if (goesOn == null) {
            flight.outcome.complete(tooLong());
            return;
        }
        try {
            var landed = protocol.apply(subject, flight.occasion);
            if (landed.isEmpty()) {
                var pause = LEAST_PAUSE.plusMillis((long) (PAUSE_RANGE_MILLIS * jitter.getAsDouble()));
                waiting.later(pause, () -> begin(subject, flight));
                return;
            }
            // Removed before it is completed: nobody who comes after the landing is handed an old result.
            inTheAir.remove(subject, flight);
            flight.outcome.complete(landed.get());
        } catch (RuntimeException | Error e) {
            inTheAir.remove(subject, flight);
            flight.outcome.completeExceptionally(e);
        }
    }

    /** A redemption with those who wait for it. Its counter changes only under the map's lock, or downwards. */
    private static final class Flight {

        private final Occasion occasion;
        private final CompletableFuture<Redemption> outcome = new CompletableFuture<>();
        private final AtomicInteger passengers = new AtomicInteger();

        Flight(Occasion occasion) {
            this.occasion = occasion;
        }

        Flight boarded() {
            passengers.incrementAndGet();
            return this;
        }

        void left() {
            passengers.decrementAndGet();
        }

        boolean abandoned() {
            return passengers.get() == 0;
        }

        CompletableFuture<Boolean> end() {
            return outcome.handle((landed, thrown) -> true);
        }
    }
}
