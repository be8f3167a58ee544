package org.nextcloudmcp.demo;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.stage.StageOptions;

/** A stage on its way up, which can be taken down even before it has got there. */
final class StartedStage implements AutoCloseable {
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

    @Override
    public void close() {
        ProcessHandle.current().children().forEach(child -> {
            if (!stage.isDone()) {
                child.descendants().forEach(ProcessHandle::destroy);
                child.destroy();
            }
        });
        if (stage.isDone() && !stage.isCompletedExceptionally()) {
            stage.join().close();
        }
    }
}
