package org.nextcloudmcp.form;

/** A request that breaks the protocol's form. The message names what is wrong and repeats nothing of what was sent. */
public final class MalformedRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedRequestException(String message) {
        super(message);
    }
}
