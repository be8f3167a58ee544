package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Notification;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Request;
import org.nextcloudmcp.jsonrpc.JsonRpcResult;
import org.nextcloudmcp.tools.Caller;

/** Revision 2026-07-28: no handshake, no session, no ping; the headers repeat the body and must agree with it. */
@Singleton
public class StatelessEra {

    /** How long clients may keep what discover and list say; a new version of the server changes it, a user does not. */
    static final Duration FRESH = Duration.ofMinutes(5);

    /** Which parameter Mcp-Name repeats, by method. */
    private static final Map<String, String> NAMED_BY =
            Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

    private final ToolMethods tools;
    private final ServerDescription server;

    @Inject
    public StatelessEra(ToolMethods tools, ServerDescription server) {
        this.tools = tools;
        this.server = server;
    }

    McpAnswer answer(McpHeaders headers, Request request, Caller caller) {
        var fault = faultOf(headers, request);
        if (fault.isPresent()) {
            return new McpAnswer.Message(400, fault.get().answering(request.id()));
        }
        var outcome = outcome(request, caller);
        if (outcome instanceof MethodOutcome.Result result) {
            return new McpAnswer.Message(200, new JsonRpcResult(complete(result.result())).answering(request.id()));
        }
        if (outcome instanceof MethodOutcome.Failed failed) {
            return new McpAnswer.Message(200, failed.error().answering(request.id()));
        }
        return outcome instanceof MethodOutcome.ScopesMissing missing
                ? new McpAnswer.ScopesMissing(missing.needed())
                : new McpAnswer.Message(404, JsonRpcError.methodNotFound().answering(request.id()));
    }

    /** Notifications need no action: there is nothing of a client's here that could have changed. */
    McpAnswer accept(McpHeaders headers, Notification notification) {
        return methodFault(headers, notification.method())
                .<McpAnswer>map(error -> new McpAnswer.Message(400, error.answeringUnknown()))
                .orElseGet(McpAnswer.Accepted::new);
    }

    private MethodOutcome outcome(Request request, Caller caller) {
        return switch (request.method()) {
            case "server/discover" -> new MethodOutcome.Result(cacheable(discover(), "public"));
            case "tools/list" -> {
                var outcome = tools.list(request.params(), caller);
                yield outcome instanceof MethodOutcome.Result list
                        // it depends on the caller's scopes: a shared cache must not serve it to somebody else
                        ? new MethodOutcome.Result(cacheable(list.result(), "private"))
                        : outcome;
            }
            case "tools/call" -> tools.call(request.params(), caller);
            default -> new MethodOutcome.NoSuchMethod();
        };
    }

    private JsonObject discover() {
        return CachedJson.object()
                .add("supportedVersions", CachedJson.array(ProtocolVersion.supported()))
                .add("capabilities", server.capabilities())
                .add("instructions", server.instructions())
                .build();
    }

    private static JsonObject cacheable(JsonObject result, String scope) {
        return CachedJson.object(result)
                .add("ttlMs", FRESH.toMillis())
                .add("cacheScope", scope)
                .build();
    }

    private JsonObject complete(JsonObject result) {
        return CachedJson.object(result)
                .add("resultType", "complete")
                .add("_meta", CachedJson.object().add("io.modelcontextprotocol/serverInfo", server.info()))
                .build();
    }

    private static Optional<JsonRpcError> faultOf(McpHeaders headers, Request request) {
        var metadata = RequestMetadata.of(request.params());
        if (metadata.protocolVersion().isEmpty()) {
            return Optional.of(JsonRpcError.invalidParams(
                    "params._meta lacks io.modelcontextprotocol/protocolVersion, a string."));
        }
        if (metadata.clientCapabilities().isEmpty()) {
            return Optional.of(JsonRpcError.invalidParams(
                    "params._meta lacks io.modelcontextprotocol/clientCapabilities, an object."));
        }
        return methodFault(headers, request.method()).or(() -> nameFault(headers, request));
    }

    private static Optional<JsonRpcError> methodFault(McpHeaders headers, String method) {
        if (headers.method().isEmpty()) {
            return Optional.of(McpErrors.headerMissing("Mcp-Method"));
        }
        return headers.method().get().equals(method)
                ? Optional.empty()
                : Optional.of(McpErrors.headerMismatch("Mcp-Method"));
    }

    /** Where the body names nothing, the method itself says so (-32602). */
    private static Optional<JsonRpcError> nameFault(McpHeaders headers, Request request) {
        var parameter = NAMED_BY.get(request.method());
        if (parameter == null || !(request.params().get(parameter) instanceof JsonString name)) {
            return Optional.empty();
        }
        if (headers.name().isEmpty()) {
            return Optional.of(McpErrors.headerMissing("Mcp-Name"));
        }
        return headers.name().get().equals(name.getString())
                ? Optional.empty()
                : Optional.of(McpErrors.headerMismatch("Mcp-Name"));
    }
}
