package org.nextcloudmcp.call;

/** A call ends here because nobody waits for it any more. It is no fault and is not logged as one. */
public class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("the caller no longer waits", null, false, false);
    }
}
