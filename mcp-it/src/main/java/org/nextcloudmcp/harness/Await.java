package org.nextcloudmcp.harness;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, never for a fixed time: machines differ tenfold in how long a server takes to start. */
public final class Await {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @param what the condition in words, for the message when it never holds
     * @param clue what is known at the end of a wait in vain, such as the last lines of a log
     * @throws IllegalStateException when the time is over
     */
    public static void until(String what, Duration atMost, BooleanSupplier condition, Supplier<String> clue) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Waited " + atMost.toSeconds() + " s in vain for: " + what + "\n" + clue.get());
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Interrupted while waiting for: " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The same without a clue. */
    public static void until(String what, Duration atMost, BooleanSupplier condition) {
        until(what, atMost, condition, () -> "");
    }
}
