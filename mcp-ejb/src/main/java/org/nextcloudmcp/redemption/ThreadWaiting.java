package org.nextcloudmcp.redemption;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@link Waiting} on real threads and in real time. */
public final class ThreadWaiting implements Waiting {

    private final ScheduledExecutorService timer;

    /** @param timer for {@link #later} */
    public ThreadWaiting(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public <T> Optional<T> await(CompletableFuture<T> future, Duration patience) {
        try {
            return Optional.of(future.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS));
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

    @Override
    public void later(Duration pause, Runnable work) {
        // Whoever waits for a result of it waits with a deadline.
        var unused = timer.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
