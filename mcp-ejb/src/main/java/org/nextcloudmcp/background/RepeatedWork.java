package org.nextcloudmcp.background;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A thread that repeats a piece of work until it is closed. Not a timer of the container: its threads are those that
 * answer requests, and what nodes tell each other must not wait behind a storm of them.
 */
public final class RepeatedWork implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RepeatedWork.class.getName());
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);

    private final Supplier<Duration> work;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    /** @param work one round; answers how long to pause before the next */
    public RepeatedWork(String name, ThreadFactory threads, Supplier<Duration> work) {
        this.work = work;
        this.thread = threads.newThread(this::repeat);
        thread.setName("broker-" + name);
    }

    /**
     * To be called when the application has started, not in the {@code PostConstruct} of a startup bean: until then the
     * container lets a thread of its own wait for any EJB, while that thread holds what the start itself needs.
     */
    public void start() {
        thread.start();
    }

    /** Ends the pause, or skips the next one. */
    public void wake() {
        woken.release();
    }

    /** Ends the thread; a round that waits is interrupted. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void repeat() {
        while (!closed) {
            try {
                var pause = round();
                if (woken.tryAcquire(Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Duration round() {
        try {
            return work.get();
        } catch (RuntimeException e) {
            // The thread is the only one of its kind: a fault of one round must not end all that follow.
            LOG.log(Level.WARNING, thread.getName() + " goes on after a fault", e);
            return AFTER_A_FAULT;
        }
    }
}
