package org.nextcloudmcp.redemption;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** How flights and their callers wait; a simulation waits in a time of its own. */
public interface Waiting {

    /** Nanoseconds of a clock that only moves forward. */
    long nanos();

    /**
     * Waits until the future is complete.
     *
     * @return empty if patience ended first, or the thread was interrupted, which stays noted
     * @throws RuntimeException what the future was completed with
     */
    <T> Optional<T> await(CompletableFuture<T> future, Duration patience);

    /** Has work done after a while, on a thread that is not to be held long. */
    void later(Duration pause, Runnable work);
}
