package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.function.Predicate;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Request;
import org.nextcloudmcp.jsonrpc.JsonRpcResult;

/**
 * Revisions 2025-03-26 to 2025-11-25. No session id is minted, so no restart and no second node can lose a session: who
 * comes without {@code initialize}, or long after it, is served all the same.
 */
@Singleton
public class InitializedEra {

    private final Methods methods;
    private final ServerDescription server;

    @Inject
    public InitializedEra(Methods methods, ServerDescription server) {
        this.methods = methods;
        this.server = server;
    }

    McpAnswer answer(Request request, Caller caller) {
        var outcome = plain(outcome(request, caller));
        if (outcome instanceof MethodOutcome.Result result) {
            return new McpAnswer.Message(200, new JsonRpcResult(result.result()).answering(request.id()));
        }
        if (outcome instanceof MethodOutcome.ScopesMissing missing) {
            return new McpAnswer.ScopesMissing(missing.needed());
        }
        if (outcome instanceof MethodOutcome.NoSuchResource missing) {
            return new McpAnswer.Message(
                    200, McpErrors.noSuchResourceBefore2026(missing.uri()).answering(request.id()));
        }
        var error = outcome instanceof MethodOutcome.Failed failed ? failed.error() : JsonRpcError.methodNotFound();
        return new McpAnswer.Message(200, error.answering(request.id()));
    }

    private static MethodOutcome plain(MethodOutcome outcome) {
        return outcome instanceof MethodOutcome.ConsentRequired consent ? consent.plain() : outcome;
    }

    private MethodOutcome outcome(Request request, Caller caller) {
        return switch (request.method()) {
            case "initialize" -> initialize(request.params());
            case "ping" -> new MethodOutcome.Result(JsonValue.EMPTY_JSON_OBJECT);
            default -> methods.answer(request.method(), request.params(), Call.plain(caller));
        };
    }

    /** Agrees to the client's revision if it is one of this era, else offers the newest one of this era. */
    private MethodOutcome initialize(JsonObject params) {
        if (!(params.get("protocolVersion") instanceof JsonString requested)) {
            return new MethodOutcome.Failed(JsonRpcError.invalidParams("params.protocolVersion must be a string."));
        }
        var agreed = ProtocolVersion.of(requested.getString())
                .filter(Predicate.not(ProtocolVersion::isStateless))
                .orElse(ProtocolVersion.NEWEST_WITH_INITIALIZE);
        return new MethodOutcome.Result(CachedJson.object()
                .add("protocolVersion", agreed.text())
                .add("capabilities", server.capabilities())
                .add("serverInfo", server.info())
                .add("instructions", server.instructions())
                .build());
    }
}
