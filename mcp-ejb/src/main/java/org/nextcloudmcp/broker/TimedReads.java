package org.nextcloudmcp.broker;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Reads the database for callers that wait only so long: a line that has gone silent holds one of these threads until
 * the driver gives up, and not a caller.
 */
@Singleton
public class TimedReads {

    private static final int THREADS = 16;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final ThreadPoolExecutor threads;

    @Inject
    TimedReads(ManagedThreadFactory factory) {
        this((ThreadFactory) factory);
    }

    public TimedReads(ThreadFactory factory) {
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Reads.
     *
     * @throws EJBException if the database does not answer, or not in time
     */
    public <T> T read(Supplier<T> work, Duration patience) {
        var reading = threads.submit(work::get);
        try {
            return reading.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new EJBException("the database does not answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EJBException("interrupted while the database was read", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new EJBException("the database could not be read", e);
        } finally {
            // One that has not begun does not begin any more. One that has is not interrupted: the driver would be too.
            reading.cancel(false);
        }
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }
}
