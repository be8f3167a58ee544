package org.nextcloudmcp.tools;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.List;
import org.nextcloudmcp.call.Call;

/**
 * The only way to a tool. Hiding a tool from the list protects nothing, so the scopes are enforced here, at the call.
 *
 * <ol>
 *   <li>the tool exists, and the operator lets it be offered;
 *   <li>the caller's scopes contain the tool's (RFC 6750 section 3.1, insufficient_scope);
 *   <li>the arguments fit the input schema;
 *   <li>the caller's Nextcloud is not known to lack an app that the tool needs;
 *   <li>the tool runs.
 * </ol>
 */
@Singleton
public class ToolGate {

    private final ToolCatalogue catalogue;
    private final Offering offering;

    @Inject
    public ToolGate(ToolCatalogue catalogue, Offering offering) {
        this.catalogue = catalogue;
        this.offering = offering;
    }

    public ToolCall call(String name, JsonObject arguments, Call call) {
        var found = catalogue.offer(name);
        if (found.isEmpty()) {
            return catalogue
                    .withheld(name)
                    .<ToolCall>map(why -> new ToolCall.Done(ToolResult.failure(why)))
                    .orElseGet(ToolCall.UnknownTool::new);
        }
        var offer = found.get();
        var scopes = offer.description().scopes();
        if (!call.caller().scopes().containsAll(scopes)) {
            return new ToolCall.ScopesMissing(scopes);
        }
        var problems = offer.rules().problems(arguments);
        if (!problems.isEmpty()) {
            return new ToolCall.Done(unfit(problems));
        }
        return new ToolCall.Done(offering.missing(offer.description().reach().apps(), call)
                .map(ToolResult::failure)
                .orElseGet(() -> offer.tool().call(new ToolArguments(within(arguments, offer)), call)));
    }

    private JsonObject within(JsonObject arguments, ToolOffer offer) {
        return ListSize.within(catalogue.longestPage(), offer.description().inputSchema(), arguments);
    }

    /** The model reads what does not fit and tries again. */
    static ToolResult unfit(List<String> problems) {
        return ToolResult.failure("The arguments do not fit: " + String.join("; ", problems) + ".");
    }
}
