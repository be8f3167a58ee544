package org.nextcloudmcp.nextcloud;

import org.nextcloudmcp.tools.ToolCallException;
import org.nextcloudmcp.tools.ToolResult;

/** There is no token for Nextcloud: carries what is answered instead, such as the link to the user's consent. */
class NoTokenException extends ToolCallException {

    private static final long serialVersionUID = 1L;

    private final transient ToolResult instead;

    NoTokenException(ToolResult instead) {
        super("no token");
        this.instead = instead;
    }

    @Override
    public ToolResult result() {
        return instead;
    }
}
