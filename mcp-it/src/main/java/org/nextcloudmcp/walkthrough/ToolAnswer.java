package org.nextcloudmcp.walkthrough;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Optional;

/** The result of a tool call, as a program reads it. */
public record ToolAnswer(JsonObject result) {
    /** The result in a JSON-RPC answer. */
    static ToolAnswer of(Reply reply) {
        JsonObject answer = reply.json();
        if (!answer.containsKey("result")) {
            throw new WalkthroughFailed("no result but " + reply.status() + " " + reply.body());
        }
        return new ToolAnswer(answer.getJsonObject("result"));
    }

    /** The result for programs, or an empty object. */
    public JsonObject structured() {
        return result.containsKey("structuredContent")
                ? result.getJsonObject("structuredContent")
                : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** The link to the connect page, if that is the answer. */
    public Optional<URI> link() {
        return "authorization_required".equals(structured().getString("status", ""))
                ? Optional.of(URI.create(structured().getString("authorization_url")))
                : Optional.empty();
    }

    public boolean isError() {
        return result.getBoolean("isError", false);
    }

    /** The text for people. */
    public String text() {
        return result.containsKey("content") && !result.getJsonArray("content").isEmpty()
                ? result.getJsonArray("content").getJsonObject(0).getString("text", "")
                : "";
    }
}
