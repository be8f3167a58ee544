package org.nextcloudmcp.standin.dav;

import java.io.Serial;

/** Ends the handling of a WebDAV request with an error answer. */
public final class DavRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient DavError error;

    public DavRefused(DavError error) {
        super(error.message());
        this.error = error;
    }

    public DavError error() {
        return error;
    }
}
