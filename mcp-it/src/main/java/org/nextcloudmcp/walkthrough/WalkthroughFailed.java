package org.nextcloudmcp.walkthrough;

import java.io.Serial;

/** A step of the walkthrough went another way than it should. */
public final class WalkthroughFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    WalkthroughFailed(String message) {
        super(message);
    }
}
