package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.tools.ConsentLink;
import org.nextcloudmcp.tools.Offering;
import org.nextcloudmcp.tools.ToolCall;
import org.nextcloudmcp.tools.ToolGate;
import org.nextcloudmcp.tools.ToolResult;

/** {@code tools/list} and {@code tools/call}, the same in both eras. */
@Singleton
public class ToolMethods {

    /** How long clients may keep the list; a new version of the server changes it, a user does not. */
    static final Duration FRESH = Duration.ofMinutes(5);

    private final Offering offering;
    private final ToolGate gate;

    @Inject
    public ToolMethods(Offering offering, ToolGate gate) {
        this.offering = offering;
        this.gate = gate;
    }

    MethodOutcome list(JsonObject params, Call call) {
        return ListPages.of(
                offering.tools(call),
                "tools/list",
                "tools",
                "name",
                ListPages.SIZE,
                params,
                // it depends on the caller's scopes and apps: a shared cache must not serve it to somebody else
                CacheHint.own(FRESH));
    }

    MethodOutcome call(JsonObject params, Call call) {
        if (!(params.get("name") instanceof JsonString name)) {
            return invalid("params.name must be the name of a tool.");
        }
        var given = params.getOrDefault("arguments", JsonValue.EMPTY_JSON_OBJECT);
        var arguments = JsonValue.NULL.equals(given) ? JsonValue.EMPTY_JSON_OBJECT : given;
        if (!(arguments instanceof JsonObject named)) {
            return invalid("params.arguments must be an object.");
        }
        var done = gate.call(name.getString(), named, call);
        if (done instanceof ToolCall.Done finished) {
            return outcome(finished.result());
        }
        return done instanceof ToolCall.ScopesMissing missing
                ? new MethodOutcome.ScopesMissing(missing.needed())
                : invalid("There is no tool of that name; tools/list names them all.");
    }

    private static MethodOutcome outcome(ToolResult result) {
        if (result instanceof ToolResult.InputRequired input) {
            return new MethodOutcome.InputRequired(input.requests(), input.state());
        }
        var whole = new MethodOutcome.Result(ToolResultForm.of(result));
        return result instanceof ToolResult.ConsentRequired consent
                ? new MethodOutcome.ConsentRequired(
                        consent.authorizationUrl(), consent.expiresAt(), ConsentLink.sentence(consent), whole)
                : whole;
    }

    private static MethodOutcome invalid(String message) {
        return new MethodOutcome.Failed(JsonRpcError.invalidParams(message));
    }
}
