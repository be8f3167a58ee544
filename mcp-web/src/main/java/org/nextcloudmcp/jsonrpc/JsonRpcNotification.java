package org.nextcloudmcp.jsonrpc;

import jakarta.json.JsonObject;
import org.nextcloudmcp.json.CachedJson;

/** Something we tell a client without expecting an answer. */
public record JsonRpcNotification(String method, JsonObject params) {

    public JsonObject toJson() {
        return CachedJson.object()
                .add("jsonrpc", "2.0")
                .add("method", method)
                .add("params", params)
                .build();
    }
}
