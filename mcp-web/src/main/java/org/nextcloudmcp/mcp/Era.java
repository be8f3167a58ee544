package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.jsonrpc.JsonRpcError;

/** Which era a message belongs to, decided from that message alone. */
sealed interface Era {

    /** 2026-07-28: everything is in the request. */
    record Stateless() implements Era {}

    /** 2025-11-25 and before. */
    record Initialized(ProtocolVersion version) implements Era {}

    /** It says contradictory things about itself, or speaks a revision that we do not. HTTP status 400. */
    record Refused(JsonRpcError error) implements Era {}

    Set<String> ONLY_STATELESS = Set.of("server/discover", "subscriptions/listen");

    /** The era of a request. */
    static Era ofRequest(McpHeaders headers, String method, JsonObject params) {
        var header = headers.protocolVersion();
        var meta = RequestMetadata.of(params).protocolVersion();
        if (meta.isEmpty() && method.equals("initialize") && !names(header, ProtocolVersion.V2026_07_28)) {
            return new Initialized(ProtocolVersion.NEWEST_WITH_INITIALIZE);
        }
        if (meta.isEmpty() && !ONLY_STATELESS.contains(method) && !saysStateless(header)) {
            return new Initialized(header.flatMap(ProtocolVersion::of).orElse(ProtocolVersion.BEFORE_THE_HEADER));
        }
        if (header.isEmpty()) {
            return new Refused(McpErrors.headerMissing("MCP-Protocol-Version"));
        }
        if (meta.isPresent() && !meta.equals(header)) {
            return new Refused(McpErrors.headerMismatch("MCP-Protocol-Version"));
        }
        return ofVersion(header.get());
    }

    /** The era of a notification, which need not repeat the version in its body. */
    static Era ofNotification(McpHeaders headers, JsonObject params) {
        var header = headers.protocolVersion();
        var meta = RequestMetadata.of(params).protocolVersion();
        if (meta.isPresent() && header.isPresent() && !meta.equals(header)) {
            return new Refused(McpErrors.headerMismatch("MCP-Protocol-Version"));
        }
        return ofVersion(header.or(() -> meta).orElse(ProtocolVersion.BEFORE_THE_HEADER.text()));
    }

    private static Era ofVersion(String text) {
        return ProtocolVersion.of(text)
                .map(version -> version.isStateless() ? new Stateless() : (Era) new Initialized(version))
                .orElseGet(() -> new Refused(McpErrors.unsupportedVersion(text)));
    }

    /** An unknown version is taken for a newer one: its error tells the client which ones we speak. */
    private static boolean saysStateless(Optional<String> header) {
        return header.isPresent()
                && ProtocolVersion.of(header.get())
                        .map(ProtocolVersion::isStateless)
                        .orElse(true);
    }

    private static boolean names(Optional<String> header, ProtocolVersion version) {
        return header.isPresent() && header.get().equals(version.text());
    }
}
