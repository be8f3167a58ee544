package org.nextcloudmcp.jsonrpc;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;

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
    record Response(Optional<JsonValue> id, Optional<JsonObject> result) implements JsonRpcMessage {

        /** What {@link #toJson} made. */
        public static Response of(JsonObject message) {
            return new Response(
                    Optional.ofNullable(message.get("id")),
                    message.get("result") instanceof JsonObject object ? Optional.of(object) : Optional.empty());
        }

        /** As a message again, for another node; why the client refuses is of no use there. */
        public JsonObject toJson() {
            var message = CachedJson.object().add("jsonrpc", "2.0");
            id.ifPresent(value -> message.add("id", value));
            result.ifPresentOrElse(
                    value -> message.add("result", value), () -> message.add("error", JsonValue.EMPTY_JSON_OBJECT));
            return message.build();
        }
    }
}
