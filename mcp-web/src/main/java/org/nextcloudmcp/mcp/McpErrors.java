package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;

/** The errors that MCP 2026-07-28 adds to JSON-RPC's own. */
final class McpErrors {

    static final int HEADER_MISMATCH = -32020;
    static final int MISSING_CLIENT_CAPABILITY = -32021;
    static final int UNSUPPORTED_PROTOCOL_VERSION = -32022;

    /** The revisions before 2026-07-28 had a code of their own for resources that do not exist. */
    private static final int RESOURCE_NOT_FOUND_BEFORE_2026 = -32002;

    private static final int MOST_ECHOED = 64;

    /** As long as any URI of a resource can be. What is longer names nothing, and is not sent back whole. */
    private static final int MOST_ECHOED_URI = 16_384;

    private McpErrors() {}

    static JsonRpcError headerMissing(String header) {
        return new JsonRpcError(HEADER_MISMATCH, "The header " + header + " is missing.", Optional.empty());
    }

    static JsonRpcError headerMismatch(String header) {
        return new JsonRpcError(
                HEADER_MISMATCH, "The header " + header + " does not say what the body says.", Optional.empty());
    }

    /** A resource that does not exist (server features, resources, error handling). */
    static JsonRpcError noSuchResource(String uri) {
        return noSuchResource(JsonRpcError.INVALID_PARAMS, uri);
    }

    /** The same in the revisions before 2026-07-28. */
    static JsonRpcError noSuchResourceBefore2026(String uri) {
        return noSuchResource(RESOURCE_NOT_FOUND_BEFORE_2026, uri);
    }

    private static JsonRpcError noSuchResource(int code, String uri) {
        return new JsonRpcError(
                code,
                "There is no resource of this URI, or this user may not see it.",
                Optional.of(CachedJson.object()
                        .add("uri", beginning(uri, MOST_ECHOED_URI))
                        .build()));
    }

    static JsonRpcError unsupportedVersion(String requested) {
        return new JsonRpcError(
                UNSUPPORTED_PROTOCOL_VERSION,
                "This server does not speak that revision of MCP.",
                Optional.of(CachedJson.object()
                        .add("supported", CachedJson.array(ProtocolVersion.supported()))
                        .add("requested", beginning(requested, MOST_ECHOED))
                        .build()));
    }

    /**
     * The request cannot be served to this client.
     *
     * @param required {@code ClientCapabilities} with which it could
     */
    static JsonRpcError missingCapability(JsonObject required) {
        return new JsonRpcError(
                MISSING_CLIENT_CAPABILITY,
                "This needs something of the client that it has not declared.",
                Optional.of(CachedJson.object()
                        .add("requiredCapabilities", required)
                        .build()));
    }

    private static String beginning(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
