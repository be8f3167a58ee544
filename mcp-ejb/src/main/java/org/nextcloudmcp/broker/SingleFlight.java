package org.nextcloudmcp.broker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Lets one caller per key do the work, while all who come meanwhile wait for what it brings. */
final class SingleFlight<K, V> {

    /** A flight that lands empty brought something for its own caller only. */
    private final ConcurrentMap<K, CompletableFuture<Optional<V>>> inTheAir = new ConcurrentHashMap<>();

    /**
     * Does the work, or waits for the one who is at it.
     *
     * @param patience how long to wait for somebody else's work
     * @return what came of it, or empty if patience ended first
     * @throws RuntimeException what the work threw, to all who wait for it
     */
    Optional<V> fly(K key, Supplier<V> work, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        var own = new CompletableFuture<Optional<V>>();
        while (true) {
            var ahead = inTheAir.putIfAbsent(key, own);
            if (ahead == null) {
                return flown(key, work, own);
            }
            var landed = landed(ahead, deadline);
            if (landed.isEmpty() || landed.get().isPresent()) {
                return landed.orElse(Optional.empty());
            }
        }
    }

    /**
     * Does work whose result is for this caller only: waits until nobody is at the key, and keeps the others away
     * meanwhile.
     *
     * @param patience how long to wait for the others
     * @return what came of it, or empty if patience ended first
     */
    <R> Optional<R> flyAlone(K key, Supplier<R> work, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        var own = new CompletableFuture<Optional<V>>();
        for (var ahead = inTheAir.putIfAbsent(key, own); ahead != null; ahead = inTheAir.putIfAbsent(key, own)) {
            // What becomes of somebody else's flight, a failure too, is no matter of ours.
            if (landed(ahead.exceptionally(thrown -> Optional.empty()), deadline)
                    .isEmpty()) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(work.get());
        } finally {
            inTheAir.remove(key, own);
            own.complete(Optional.empty());
        }
    }

    private Optional<V> flown(K key, Supplier<V> work, CompletableFuture<Optional<V>> own) {
        try {
            var value = Optional.of(work.get());
            // Removed before it is completed: nobody who comes after the landing is handed an old result.
            inTheAir.remove(key, own);
            own.complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            inTheAir.remove(key, own);
            own.completeExceptionally(e);
            throw e;
        }
    }

    /** What somebody else's flight brought; empty if the deadline came first. */
    private static <T> Optional<T> landed(CompletableFuture<T> flight, long deadline) {
        try {
            return Optional.of(flight.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new CompletionException(e.getCause());
        }
    }
}
