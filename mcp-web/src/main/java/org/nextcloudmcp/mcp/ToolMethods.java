package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.tools.Caller;
import org.nextcloudmcp.tools.ToolCall;
import org.nextcloudmcp.tools.ToolCatalogue;
import org.nextcloudmcp.tools.ToolGate;

/** {@code tools/list} and {@code tools/call}, the same in both eras. */
@Singleton
public class ToolMethods {

    private final ToolCatalogue catalogue;
    private final ToolGate gate;

    @Inject
    public ToolMethods(ToolCatalogue catalogue, ToolGate gate) {
        this.catalogue = catalogue;
        this.gate = gate;
    }

    /** The list is never cut into pages, so no cursor is ours. */
    MethodOutcome list(JsonObject params, Caller caller) {
        if (params.containsKey("cursor")) {
            return invalid("The cursor is not one of this server's.");
        }
        return new MethodOutcome.Result(CachedJson.object()
                .add("tools", catalogue.listFor(caller.scopes()))
                .build());
    }

    MethodOutcome call(JsonObject params, Caller caller) {
        if (!(params.get("name") instanceof JsonString name)) {
            return invalid("params.name must be the name of a tool.");
        }
        var given = params.getOrDefault("arguments", JsonValue.EMPTY_JSON_OBJECT);
        var arguments = JsonValue.NULL.equals(given) ? JsonValue.EMPTY_JSON_OBJECT : given;
        if (!(arguments instanceof JsonObject named)) {
            return invalid("params.arguments must be an object.");
        }
        var call = gate.call(name.getString(), named, caller);
        if (call instanceof ToolCall.Done done) {
            return new MethodOutcome.Result(ToolResultForm.of(done.result()));
        }
        return call instanceof ToolCall.ScopesMissing missing
                ? new MethodOutcome.ScopesMissing(missing.needed())
                : invalid("There is no tool of that name; tools/list names them all.");
    }

    private static MethodOutcome invalid(String message) {
        return new MethodOutcome.Failed(JsonRpcError.invalidParams(message));
    }
}
