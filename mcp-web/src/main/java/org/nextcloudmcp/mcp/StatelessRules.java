package org.nextcloudmcp.mcp;

import jakarta.json.JsonString;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Request;

/**
 * What a request of 2026-07-28 must say about itself, twice (transports, Streamable HTTP, server validation): a gateway
 * that goes by the headers and this server must never see two different requests. HTTP status 400.
 */
final class StatelessRules {

    /** Which parameter Mcp-Name repeats, by method. */
    private static final Map<String, String> NAMED_BY =
            Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

    private StatelessRules() {}

    static Optional<JsonRpcError> fault(McpHeaders headers, Request request, RequestMetadata metadata) {
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

    static Optional<JsonRpcError> methodFault(McpHeaders headers, String method) {
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
