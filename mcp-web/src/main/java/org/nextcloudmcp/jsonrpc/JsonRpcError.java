package org.nextcloudmcp.jsonrpc;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;

/**
 * Why a request has no result.
 *
 * @param message one sentence, without anything secret
 * @param data more for programs
 */
public record JsonRpcError(int code, String message, Optional<JsonObject> data) {

    public static final int PARSE_ERROR = -32700;
    public static final int INVALID_REQUEST = -32600;
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_PARAMS = -32602;
    public static final int INTERNAL_ERROR = -32603;

    public static JsonRpcError parseError(String message) {
        return new JsonRpcError(PARSE_ERROR, message, Optional.empty());
    }

    public static JsonRpcError invalidRequest(String message) {
        return new JsonRpcError(INVALID_REQUEST, message, Optional.empty());
    }

    public static JsonRpcError methodNotFound() {
        return new JsonRpcError(METHOD_NOT_FOUND, "This server has no such method.", Optional.empty());
    }

    public static JsonRpcError invalidParams(String message) {
        return new JsonRpcError(INVALID_PARAMS, message, Optional.empty());
    }

    /**
     * A fault of ours.
     *
     * @param correlationId what the operator finds in the log; the cause itself stays there
     */
    public static JsonRpcError internalError(String correlationId) {
        return new JsonRpcError(
                INTERNAL_ERROR,
                "Something went wrong in this server. Its operator finds the cause in the log under "
                        + correlationId
                        + ".",
                Optional.of(
                        CachedJson.object().add("correlationId", correlationId).build()));
    }

    /** The answer to the request with this id. */
    public JsonObject answering(JsonValue id) {
        return CachedJson.object()
                .add("jsonrpc", "2.0")
                .add("id", id)
                .add("error", toJson())
                .build();
    }

    /** The answer to something whose id cannot be told. MCP leaves the member out where JSON-RPC 2.0 writes null. */
    public JsonObject answeringUnknown() {
        return CachedJson.object().add("jsonrpc", "2.0").add("error", toJson()).build();
    }

    private JsonObject toJson() {
        var error = CachedJson.object().add("code", code).add("message", message);
        data.ifPresent(value -> error.add("data", value));
        return error.build();
    }
}
