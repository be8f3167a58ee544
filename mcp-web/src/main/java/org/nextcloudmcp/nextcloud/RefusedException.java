package org.nextcloudmcp.nextcloud;

/**
 * What was asked for cannot be had. The message is made for the caller: it names the cause and what to do about it, and
 * it holds no secret and no page of the server. One place turns it into a tool's answer.
 */
public class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    /**
     * A refusal in two sentences.
     *
     * @param cause a sentence that says why
     * @param remedy a sentence that says what to do next
     */
    public RefusedException(String cause, String remedy) {
        // An expected outcome that is only read, never traced.
        super(cause, null, false, false);
        this.sentence = cause + " " + remedy;
    }

    /** Cause and remedy, for the caller. */
    public String sentence() {
        return sentence;
    }
}
