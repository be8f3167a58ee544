package org.nextcloudmcp.background;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A few threads that share a list of work; they leave when there is none. */
public final class Crew implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final ThreadPoolExecutor threads;

    public Crew(int size, ThreadFactory factory) {
        threads = new ThreadPoolExecutor(
                size, size, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Does the work for each and returns when all is done. What the work throws for one is thrown when the others are
     * done.
     *
     * @return false: the server wants the thread back
     */
    public <T> boolean each(List<T> items, Consumer<T> work) {
        var tasks = items.stream()
                .<Callable<Boolean>>map(item -> () -> {
                    work.accept(item);
                    return true;
                })
                .toList();
        try {
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
            return true;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
