package org.nextcloudmcp.tools;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import org.nextcloudmcp.call.Call;

/**
 * The only way to a tool. Hiding a tool from the list protects nothing, so the scopes are enforced here, at the call.
 *
 * <ol>
 *   <li>the tool exists;
 *   <li>the caller's scopes contain the tool's (RFC 6750 section 3.1, insufficient_scope);
 *   <li>the arguments fit the input schema;
 *   <li>the tool runs.
 * </ol>
 */
@Singleton
public class ToolGate {

    private final ToolCatalogue catalogue;

    @Inject
    public ToolGate(ToolCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    public ToolCall call(String name, JsonObject arguments, Call call) {
        var found = catalogue.find(name);
        if (found.isEmpty()) {
            return new ToolCall.UnknownTool();
        }
        var tool = found.get();
        var description = tool.description();
        if (!call.caller().scopes().containsAll(description.scopes())) {
            return new ToolCall.ScopesMissing(description.scopes());
        }
        var problems = ArgumentRules.problems(description.inputSchema(), arguments);
        if (!problems.isEmpty()) {
            return new ToolCall.Done(
                    ToolResult.failure("The arguments do not fit: " + String.join("; ", problems) + "."));
        }
        return new ToolCall.Done(tool.call(new ToolArguments(arguments), call));
    }
}
