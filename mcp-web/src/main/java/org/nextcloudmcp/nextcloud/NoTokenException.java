package org.nextcloudmcp.nextcloud;

import org.nextcloudmcp.tools.ToolResult;

/** There is no token for Nextcloud: carries what the tool answers instead to {@link NextcloudAccess}. */
class NoTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ToolResult instead;

    NoTokenException(ToolResult instead) {
        super("no token", null, false, false);
        this.instead = instead;
    }

    ToolResult instead() {
        return instead;
    }
}
