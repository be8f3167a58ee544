package org.nextcloudmcp.tools;

/**
 * Ends a call for a reason that the user or the model can understand and perhaps mend. It is expected, so it is neither
 * logged nor traced.
 */
public class ToolCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * The call ends with a failure.
     *
     * @param message one or two sentences: what went wrong and what to do; never a secret, never a foreign error body
     */
    public ToolCallException(String message) {
        super(message, null, false, false);
    }

    /** What is answered. */
    public ToolResult result() {
        return ToolResult.failure(String.valueOf(getMessage()));
    }
}
