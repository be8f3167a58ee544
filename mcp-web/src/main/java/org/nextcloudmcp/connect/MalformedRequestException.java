package org.nextcloudmcp.connect;

/** A request that breaks the protocol's form. The message names what is wrong and repeats nothing of what was sent. */
class MalformedRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedRequestException(String message) {
        super(message);
    }
}
