package org.nextcloudmcp.nextcloud;

import org.nextcloudmcp.tools.ToolCallException;

/**
 * What was asked for cannot be had. The message is made for the caller: it names the cause and what to do about it, and
 * it holds no secret and no page of the server.
 */
public class RefusedException extends ToolCallException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    /**
     * A refusal in two sentences.
     *
     * @param cause a sentence that says why
     * @param remedy a sentence that says what to do next
     */
    public RefusedException(String cause, String remedy) {
        super(cause + " " + remedy);
        this.sentence = cause + " " + remedy;
    }

    /** Cause and remedy, for the caller. */
    public String sentence() {
        return sentence;
    }
}
