package org.nextcloudmcp.call;

import java.util.Optional;

/**
 * One request under way.
 *
 * @param caller who calls, as the verified token says
 * @param input what the client can be asked, and what it answered
 * @param progress where to tell how far the work has come
 * @param cancellation whether somebody still waits
 * @param log the client's log
 * @param trace the trace that the client says this belongs to
 */
public record Call(
        Caller caller,
        ClientInput input,
        Progress progress,
        Cancellation cancellation,
        ClientLog log,
        Optional<TraceContext> trace) {

    /** A call that belongs to no trace. */
    public Call(Caller caller, ClientInput input, Progress progress, Cancellation cancellation, ClientLog log) {
        this(caller, input, progress, cancellation, log, Optional.empty());
    }

    /** A call of a client that is told nothing in between and can be asked nothing. */
    public static Call plain(Caller caller) {
        return new Call(caller, ClientInput.none(), Progress.untold(), Cancellation.never(), ClientLog.none());
    }
}
