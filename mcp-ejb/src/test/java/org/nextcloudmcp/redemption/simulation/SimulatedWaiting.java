package org.nextcloudmcp.redemption.simulation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.nextcloudmcp.redemption.Waiting;

/** Waits in virtual time. */
record SimulatedWaiting(Life life, Scheduler scheduler) implements Waiting {

    @Override
    public long nanos() {
        return Duration.between(Scheduler.START, scheduler.now()).toNanos();
    }

    @Override
    public <T> Optional<T> await(CompletableFuture<T> future, Duration patience) {
        if (!scheduler.await(future::isDone, patience)) {
            return Optional.empty();
        }
        try {
            return Optional.of(future.join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    @Override
    public void later(Duration pause, Runnable work) {
        scheduler.start("later on " + life.machine.name, life, () -> {
            scheduler.pause(pause);
            work.run();
        });
    }
}
