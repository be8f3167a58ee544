package org.nextcloudmcp.jsonrpc;

import jakarta.json.JsonObject;
import org.nextcloudmcp.json.CachedJson;

/**
 * A request of ours to a client, which revisions of MCP before 2026-07-28 allow.
 *
 * @param id unique among all our questions, because the answer comes back on another connection
 */
public record JsonRpcQuestion(String id, String method, JsonObject params) {

    public JsonObject toJson() {
        return CachedJson.object()
                .add("jsonrpc", "2.0")
                .add("id", id)
                .add("method", method)
                .add("params", params)
                .build();
    }
}
