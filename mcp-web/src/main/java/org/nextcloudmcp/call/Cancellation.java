package org.nextcloudmcp.call;

/** Whether anybody still waits for the outcome of a call: the client may have gone, or its time may be over. */
@FunctionalInterface
public interface Cancellation {

    /** Whether the outcome is of no use any more. */
    boolean isRequested();

    /**
     * To be called between two steps of a long piece of work, and before each step that cannot be undone.
     *
     * @throws CancelledException if nobody waits any more
     */
    default void check() {
        if (isRequested()) {
            throw new CancelledException();
        }
    }

    /** For calls that cannot be given up. */
    static Cancellation never() {
        return () -> false;
    }
}
