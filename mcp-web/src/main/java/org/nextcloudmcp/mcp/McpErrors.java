package org.nextcloudmcp.mcp;

import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;

/** The errors that MCP 2026-07-28 adds to JSON-RPC's own. */
final class McpErrors {

    static final int HEADER_MISMATCH = -32020;
    static final int UNSUPPORTED_PROTOCOL_VERSION = -32022;

    private static final int MOST_ECHOED = 64;

    private McpErrors() {}

    static JsonRpcError headerMissing(String header) {
        return new JsonRpcError(HEADER_MISMATCH, "The header " + header + " is missing.", Optional.empty());
    }

    static JsonRpcError headerMismatch(String header) {
        return new JsonRpcError(
                HEADER_MISMATCH, "The header " + header + " does not say what the body says.", Optional.empty());
    }

    static JsonRpcError unsupportedVersion(String requested) {
        return new JsonRpcError(
                UNSUPPORTED_PROTOCOL_VERSION,
                "This server does not speak that revision of MCP.",
                Optional.of(CachedJson.object()
                        .add("supported", CachedJson.array(ProtocolVersion.supported()))
                        .add(
                                "requested",
                                requested.length() <= MOST_ECHOED ? requested : requested.substring(0, MOST_ECHOED))
                        .build()));
    }
}
