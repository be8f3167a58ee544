package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Notification;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Request;
import org.nextcloudmcp.jsonrpc.JsonRpcResult;

/** Revision 2026-07-28: no handshake, no session, no ping; the headers repeat the body and must agree with it. */
@Singleton
public class StatelessEra {

    /** How long clients may keep what discover says; a new version of the server changes it. */
    static final Duration FRESH = Duration.ofMinutes(5);

    /** Which parameter Mcp-Name repeats, by method. */
    private static final Map<String, String> NAMED_BY =
            Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

    private final Methods methods;
    private final ServerDescription server;

    @Inject
    public StatelessEra(Methods methods, ServerDescription server) {
        this.methods = methods;
        this.server = server;
    }

    McpAnswer answer(McpHeaders headers, Request request, Caller caller) {
        var fault = faultOf(headers, request);
        if (fault.isPresent()) {
            return new McpAnswer.Message(400, fault.get().answering(request.id()));
        }
        var outcome = outcome(request, caller);
        if (outcome instanceof MethodOutcome.Result result) {
            return new McpAnswer.Message(200, new JsonRpcResult(complete(result)).answering(request.id()));
        }
        if (outcome instanceof MethodOutcome.Failed failed) {
            return new McpAnswer.Message(200, failed.error().answering(request.id()));
        }
        if (outcome instanceof MethodOutcome.NoSuchResource missing) {
            return new McpAnswer.Message(
                    200, McpErrors.noSuchResource(missing.uri()).answering(request.id()));
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
        return request.method().equals("server/discover")
                ? new MethodOutcome.Result(discover(), Optional.of(CacheHint.shared(FRESH)))
                : plain(methods.answer(request.method(), request.params(), Call.plain(caller)));
    }

    private static MethodOutcome plain(MethodOutcome outcome) {
        return outcome instanceof MethodOutcome.ConsentRequired consent ? consent.plain() : outcome;
    }

    private JsonObject discover() {
        return CachedJson.object()
                .add("supportedVersions", CachedJson.array(ProtocolVersion.supported()))
                .add("capabilities", server.capabilities())
                .add("instructions", server.instructions())
                .build();
    }

    private JsonObject complete(MethodOutcome.Result outcome) {
        var result = CachedJson.object(outcome.result())
                .add("resultType", "complete")
                .add("_meta", CachedJson.object().add("io.modelcontextprotocol/serverInfo", server.info()));
        outcome.hint()
                .ifPresent(hint -> result.add("ttlMs", hint.fresh().toMillis())
                        .add("cacheScope", hint.shared() ? "public" : "private"));
        return result.build();
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
