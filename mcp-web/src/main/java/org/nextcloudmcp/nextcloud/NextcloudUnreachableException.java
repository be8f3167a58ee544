package org.nextcloudmcp.nextcloud;

/** There was no answer. Whether the request arrived all the same is the difference that a writer must know. */
public class NextcloudUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean sent;

    /**
     * No answer.
     *
     * @param sent whether the request may have arrived: it is false only if no connection was made
     */
    public NextcloudUnreachableException(boolean sent, Throwable cause) {
        super(sent ? "no answer within the time limit" : "no connection", cause);
        this.sent = sent;
    }

    public boolean mayHaveArrived() {
        return sent;
    }
}
