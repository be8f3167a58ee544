package org.nextcloudmcp.verification;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Lets one request check a token while all others with the same token wait for what it finds. */
final class SharedCheck {

    /** As long as the provider may take, and a little. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Verification TOO_LONG = new Verification.ProviderUnreachable(Duration.ofSeconds(2));

    private final ConcurrentMap<String, CompletableFuture<Verification>> running = new ConcurrentHashMap<>();

    /**
     * What the check finds, run here or by whoever came first.
     *
     * @param token the token's SHA-256
     * @param check remembers what it finds itself: who comes after it is over starts anew
     */
    Verification of(String token, Supplier<Verification> check) {
        var own = new CompletableFuture<Verification>();
        var first = running.putIfAbsent(token, own);
        if (first != null) {
            return result(first);
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
