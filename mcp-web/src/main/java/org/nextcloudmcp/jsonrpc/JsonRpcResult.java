package org.nextcloudmcp.jsonrpc;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.nextcloudmcp.json.CachedJson;

/** The answer to a request that went well. */
public record JsonRpcResult(JsonObject result) {

    /** The answer to the request with this id. */
    public JsonObject answering(JsonValue id) {
        return CachedJson.object()
                .add("jsonrpc", "2.0")
                .add("id", id)
                .add("result", result)
                .build();
    }
}
