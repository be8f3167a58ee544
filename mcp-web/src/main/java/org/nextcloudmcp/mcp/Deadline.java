package org.nextcloudmcp.mcp;

import org.nextcloudmcp.call.Cancellation;

/** A call's time, and whether somebody ended it before. */
final class Deadline implements Cancellation {

    private final long end;
    private volatile boolean cancelled;

    /** @param end on the clock of {@link System#nanoTime} */
    Deadline(long end) {
        this.end = end;
    }

    /** Nobody waits any more. */
    void cancel() {
        cancelled = true;
    }

    boolean isOver() {
        return System.nanoTime() - end >= 0;
    }

    @Override
    public boolean isRequested() {
        return cancelled || isOver();
    }
}
