package org.nextcloudmcp.jsonrpc;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/** One message that a client sent. */
public sealed interface JsonRpcMessage {

    /**
     * Expects an answer.
     *
     * @param id a string or an integer, to be repeated in the answer as it is
     * @param params empty if left out
     */
    record Request(JsonValue id, String method, JsonObject params) implements JsonRpcMessage {}

    /** Expects none. */
    record Notification(String method, JsonObject params) implements JsonRpcMessage {}

    /**
     * Answers a request of ours; revisions of MCP before 2026-07-28 allow the server to ask.
     *
     * @param id of our request; empty if it is none that we could have given
     * @param result empty if the client answers with an error
     */
    record Response(Optional<JsonValue> id, Optional<JsonObject> result) implements JsonRpcMessage {}
}
