package org.nextcloudmcp.standin;

import java.io.Serial;

/** Ends the handling of a WebDAV request with an error answer. */
final class DavRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient DavError error;

    DavRefused(DavError error) {
        super(error.message());
        this.error = error;
    }

    DavError error() {
        return error;
    }
}
