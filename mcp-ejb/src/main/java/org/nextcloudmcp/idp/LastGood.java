package org.nextcloudmcp.idp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Something fetched from the provider that is kept for a while and, when the provider does not answer, for longer: the
 * last good value survives an outage. One thread fetches; a provider in trouble is left alone between attempts.
 */
final class LastGood<T> {

    private static final Logger LOG = Logger.getLogger(LastGood.class.getName());

    /** After a failure nobody asks again for so long. */
    static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    /** Nobody waits longer for another thread's fetch: a slow provider must not collect our request threads. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** Who has a value and hopes for a newer one waits less: it may be a stranger's invention that is asked for. */
    private static final Duration LONGEST_WAIT_WITH_A_VALUE = Duration.ofMillis(500);

    /** So many may wait; the other request threads are for those who need no answer. */
    private static final int MOST_WAITING = 8;

    private record Held<T>(T value, Instant staleAt) {}

    private final Clock clock;
    private final Duration lifetime;
    private final Supplier<T> provider;
    private final Executor refresher;
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private final ReentrantLock fetching = new ReentrantLock();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private volatile @Nullable Held<T> held;
    private volatile Instant lastAttempt = Instant.MIN;
    private volatile @Nullable ProviderUnavailableException lastFailure;

    /** One whose stale value is replaced by the thread that asks for it. */
    LastGood(Clock clock, Duration lifetime, Supplier<T> provider) {
        this(clock, lifetime, provider, Runnable::run);
    }

    /**
     * @param lifetime how long a value is served without looking for a newer one
     * @param provider fetches a value; throws {@link ProviderUnavailableException} if there is none to be had
     * @param refresher where a stale value is replaced; who asks meanwhile is served the stale one
     */
    LastGood(Clock clock, Duration lifetime, Supplier<T> provider, Executor refresher) {
        this.clock = clock;
        this.lifetime = lifetime;
        this.provider = provider;
        this.refresher = refresher;
    }

    /**
     * The value, fetched if there is none or it is stale; a stale one rather than none.
     *
     * @throws ProviderUnavailableException if there never was a value and there is none to be had
     */
    T current() {
        var known = held;
        if (known == null) {
            return newerThan(null, PAUSE_AFTER_FAILURE);
        }
        var overdue = Duration.between(known.staleAt(), clock.instant());
        if (!overdue.isNegative() && mayAsk(PAUSE_AFTER_FAILURE) && refreshing.compareAndSet(false, true)) {
            replace(known.value(), overdue);
            return value();
        }
        return known.value();
    }

    private void replace(T known, Duration overdue) {
        try {
            var refreshed = CompletableFuture.runAsync(() -> refresh(known), refresher);
            // After a silence what is known may be long revoked: who breaks it waits for better, if not for ever.
            if (overdue.compareTo(lifetime) >= 0) {
                awaitBriefly(refreshed);
            }
        } catch (RuntimeException noThread) {
            // The stale value is served, and the next who asks tries again.
            refreshing.set(false);
            LOG.log(Level.WARNING, "nothing reads from the provider in the background", noThread);
        }
    }

    private static void awaitBriefly(Future<?> refreshed) {
        try {
            refreshed.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.log(Level.FINE, "serving what is known of the provider, which takes its time");
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "reading from the provider failed", e);
        }
    }

    private void refresh(T known) {
        try {
            newerThan(known, PAUSE_AFTER_FAILURE);
        } catch (ProviderUnavailableException e) {
            LOG.log(Level.WARNING, "serving what is known of the provider: {0}", e.reason());
        } finally {
            refreshing.set(false);
        }
    }

    /**
     * What is held may be out of date: the next to ask for it looks for a newer one.
     *
     * @param interval nothing happens if the provider has been asked within this time
     */
    void doubt(Duration interval) {
        // Who holds the lock is fetching: nothing to doubt.
        if (mayAsk(interval) && fetching.tryLock()) {
            try {
                var known = held;
                held = known == null ? null : new Held<>(known.value(), clock.instant());
            } finally {
                fetching.unlock();
            }
        }
    }

    /**
     * A value newer than the one seen, if the provider has been asked since or may be asked now; else the same.
     *
     * @param interval the provider is asked at most once in this time
     * @throws ProviderUnavailableException if it is not known whether there is a newer one
     */
    T newerThan(@Nullable T seen, Duration interval) {
        if (!fetching.isLocked() && !mayAsk(interval)) {
            // Without the lock: a flood of such questions must not queue up for it.
            return unasked(seen, interval);
        }
        if (seen == null) {
            takeTurn(LONGEST_WAIT);
        } else {
            takeTurnAmongFew();
        }
        try {
            return hasNewer(seen) || !mayAsk(interval) ? unasked(seen, interval) : fetch();
        } finally {
            fetching.unlock();
        }
    }

    /**
     * When the provider may be asked again.
     *
     * @param interval the provider is asked at most once in this time
     */
    Instant nextAttempt(Duration interval) {
        var last = lastAttempt;
        return last.equals(Instant.MIN) ? last : last.plus(interval);
    }

    /** What can be said without asking the provider. */
    private T unasked(@Nullable T seen, Duration interval) {
        var failure = lastFailure;
        if (failure != null && !hasNewer(seen)) {
            throw new ProviderUnavailableException("asked a moment ago in vain", rest(interval), failure);
        }
        return value();
    }

    private T value() {
        return Objects.requireNonNull(held, "an attempt without failure leaves a value")
                .value();
    }

    @SuppressWarnings("ReferenceEquality") // meant: a new value may equal the old one
    private boolean hasNewer(@Nullable T seen) {
        var known = held;
        return known != null && known.value() != seen;
    }

    private T fetch() {
        try {
            var value = provider.get();
            held = new Held<>(value, clock.instant().plus(lifetime));
            lastFailure = null;
            return value;
        } catch (ProviderUnavailableException e) {
            lastFailure = e;
            throw e;
        } catch (RuntimeException e) {
            // Whoever asks in the pause that follows must find a failure, not an attempt that left nothing.
            lastFailure = new ProviderUnavailableException("reading the answer failed", PAUSE_AFTER_FAILURE, e);
            throw e;
        } finally {
            // After the attempt, not before: one that took its 8 s is followed by a pause as well.
            lastAttempt = clock.instant();
        }
    }

    private boolean mayAsk(Duration interval) {
        return lastAttempt.equals(Instant.MIN) || !clock.instant().isBefore(lastAttempt.plus(interval));
    }

    private Duration rest(Duration interval) {
        return Duration.between(clock.instant(), lastAttempt.plus(interval));
    }

    private void takeTurnAmongFew() {
        if (fetching.tryLock()) {
            return;
        }
        if (!waiting.tryAcquire()) {
            throw new ProviderUnavailableException("too many wait for another request's answer", LONGEST_WAIT);
        }
        try {
            takeTurn(LONGEST_WAIT_WITH_A_VALUE);
        } finally {
            waiting.release();
        }
    }

    private void takeTurn(Duration patience) {
        try {
            if (!fetching.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProviderUnavailableException("another request is still asking", LONGEST_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderUnavailableException("interrupted while waiting", LONGEST_WAIT, e);
        }
    }
}
