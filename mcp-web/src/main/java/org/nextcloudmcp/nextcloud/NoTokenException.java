package org.nextcloudmcp.nextcloud;

import java.util.function.Supplier;
import org.nextcloudmcp.tools.ToolCallException;
import org.nextcloudmcp.tools.ToolResult;

/** There is no token for Nextcloud: knows what is answered instead, such as the link to the user's consent. */
class NoTokenException extends ToolCallException {

    private static final long serialVersionUID = 1L;

    private final transient Supplier<ToolResult> instead;

    /**
     * @param instead called only by whoever tells the user: a link to consent is a request that is stored and may be
     *     open only so often, and lists and suggestions must not use them up
     */
    NoTokenException(Supplier<ToolResult> instead) {
        super("no token");
        this.instead = instead;
    }

    @Override
    public ToolResult result() {
        return instead.get();
    }
}
