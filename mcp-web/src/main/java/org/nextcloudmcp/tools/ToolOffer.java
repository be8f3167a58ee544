package org.nextcloudmcp.tools;

import jakarta.json.JsonObject;
import java.util.List;
import org.nextcloudmcp.schema.ArgumentRules;

/**
 * A tool as this server offers it, with all that can be known before the first call.
 *
 * @param json its entry in {@code tools/list}
 * @param rules what its arguments are held to
 * @param headers the arguments that clients repeat in headers
 */
record ToolOffer(
        CallableTool tool,
        ToolDescription description,
        JsonObject json,
        ArgumentRules rules,
        List<HeaderParameter> headers) {

    static ToolOffer of(CallableTool tool, ToolDescription description) {
        return new ToolOffer(
                tool,
                description,
                description.toJson(),
                ArgumentRules.of(description.inputSchema()),
                description.headerParameters());
    }
}
