package org.nextcloudmcp.verification;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Lets one request check a token while all others with the same token wait for what it finds. */
final class SharedCheck {

    /** As long as the provider may take, and a little. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** So many wait for one token's check: a provider that takes its time must not collect our request threads. */
    static final int MOST_WAITING_FOR_ONE = 32;

    private static final int MOST_WAITING = 64;

    /** Nobody knows yet; who asks again in a moment may find it known. */
    static final Verification TOO_LONG = new Verification.ProviderUnreachable(Duration.ofSeconds(2));

    private record Running(CompletableFuture<Verification> found, Semaphore places) {}

    private final ConcurrentMap<TokenHash, Running> running = new ConcurrentHashMap<>();
    private final int mostForOne;
    private final int most;
    private final Semaphore places;

    SharedCheck() {
        this(MOST_WAITING_FOR_ONE, MOST_WAITING);
    }

    SharedCheck(int mostForOne, int most) {
        this.mostForOne = mostForOne;
        this.most = most;
        this.places = new Semaphore(most);
    }

    /**
     * What the check finds, run here or by whoever came first.
     *
     * @param check remembers what it finds itself: who comes after it is over starts anew
     * @param crowded what to do instead of waiting if so many wait already
     */
    Verification of(TokenHash token, Supplier<Verification> check, Supplier<Verification> crowded) {
        var own = new CompletableFuture<Verification>();
        var first = running.putIfAbsent(token, new Running(own, new Semaphore(mostForOne)));
        if (first != null) {
            return within(first.places(), () -> within(places, () -> result(first.found()), crowded), crowded);
        }
        try {
            own.complete(check.get());
            return own.join();
        } finally {
            running.remove(token);
            // Only after something was thrown: nobody must wait for what will never come.
            own.complete(TOO_LONG);
        }
    }

    /** How many wait now. */
    int waiting() {
        return most - places.availablePermits();
    }

    private static Verification within(
            Semaphore places, Supplier<Verification> waiting, Supplier<Verification> crowded) {
        if (!places.tryAcquire()) {
            return crowded.get();
        }
        try {
            return waiting.get();
        } finally {
            places.release();
        }
    }

    private static Verification result(CompletableFuture<Verification> first) {
        try {
            return first.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return TOO_LONG;
        } catch (TimeoutException | ExecutionException e) {
            return TOO_LONG;
        }
    }
}
