package org.nextcloudmcp.redemption;

/** The journal could not be written or read. Its message says what was attempted, and nothing of what is in it. */
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public JournalException(String what, Throwable cause) {
        super(what, cause);
    }
}
