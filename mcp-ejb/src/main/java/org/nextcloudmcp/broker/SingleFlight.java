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

    private final ConcurrentMap<K, CompletableFuture<V>> inTheAir = new ConcurrentHashMap<>();

    /**
     * Does the work, or waits for the one who is at it.
     *
     * @param patience how long to wait for somebody else's work
     * @return what came of it, or empty if patience ended first
     * @throws RuntimeException what the work threw, to all who wait for it
     */
    Optional<V> fly(K key, Supplier<V> work, Duration patience) {
        var own = new CompletableFuture<V>();
        var ahead = inTheAir.putIfAbsent(key, own);
        if (ahead != null) {
            return landed(ahead, patience);
        }
        try {
            var value = work.get();
            // Removed before it is completed: nobody who comes after the landing is handed an old result.
            inTheAir.remove(key, own);
            own.complete(value);
            return Optional.of(value);
        } catch (RuntimeException | Error e) {
            inTheAir.remove(key, own);
            own.completeExceptionally(e);
            throw e;
        }
    }

    private static <V> Optional<V> landed(CompletableFuture<V> flight, Duration patience) {
        try {
            return Optional.of(flight.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS));
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
