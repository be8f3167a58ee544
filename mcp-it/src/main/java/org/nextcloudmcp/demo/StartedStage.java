package org.nextcloudmcp.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.stage.StageOptions;

/** A stage on its way up, which can be taken down even before it has got there. */
final class StartedStage implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final CompletableFuture<Stage> stage;

    StartedStage(StageOptions options, Consumer<String> progress) {
        this.stage = CompletableFuture.supplyAsync(() -> Stage.start(options, "demo", progress));
    }

    /** The stage; nothing when somebody asked to stop before it was up. */
    Optional<Stage> unless(CountDownLatch asked) {
        CompletableFuture<Optional<Stage>> stop = CompletableFuture.supplyAsync(() -> {
            try {
                asked.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
        try {
            return stage.thenApply(Optional::of)
                    .applyToEither(stop, found -> found)
                    .join();
        } catch (CompletionException failed) {
            throw new IllegalStateException(String.valueOf(failed.getCause()), failed);
        }
    }

    /** Returns when no process is left: the next start would meet it on the same ports. */
    @Override
    public void close() {
        while (!stage.isDone()) {
            // What is being started fails when its process ends, and nothing is started after that.
            endAll(ProcessHandle.current().descendants().toList());
        }
        if (!stage.isCompletedExceptionally()) {
            stage.join().close();
        }
        endAll(ProcessHandle.current().descendants().toList());
    }

    private static void endAll(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroy);
        CompletableFuture<?> ended = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            ended.get(GRACE.toSeconds(), TimeUnit.SECONDS);
            // Gives the starting thread time to see it.
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (TimeoutException late) {
            processes.forEach(ProcessHandle::destroyForcibly);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            processes.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
