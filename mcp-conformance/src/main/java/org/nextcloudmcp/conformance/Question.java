package org.nextcloudmcp.conformance;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.InputRequest;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.tools.ToolResult;

/** What the fixtures ask clients. */
final class Question {

    private Question() {}

    /** A form of one required text. */
    static InputRequest text(String message, String field) {
        return form(
                message,
                "{\"type\":\"object\",\"properties\":{\"" + field + "\":{\"type\":\"string\"}},\"required\":[\"" + field
                        + "\"]}");
    }

    static InputRequest confirmation() {
        return form(
                "Please confirm",
                "{\"type\":\"object\",\"properties\":{\"ok\":{\"type\":\"boolean\"}},\"required\":[\"ok\"]}");
    }

    static InputRequest form(String message, String schema) {
        return new InputRequest.Form(message, CachedJson.readObject(schema));
    }

    static InputRequest sampling(String prompt, int tokens) {
        return new InputRequest.Sampling(CachedJson.object()
                .add(
                        "messages",
                        CachedJson.array()
                                .add(CachedJson.object()
                                        .add("role", "user")
                                        .add(
                                                "content",
                                                CachedJson.object()
                                                        .add("type", "text")
                                                        .add("text", prompt))))
                .add("maxTokens", tokens)
                .build());
    }

    static ToolResult ask(String name, InputRequest request) {
        return new ToolResult.InputRequired(Map.of(name, request), Optional.empty());
    }

    /** Asks, and wants to be reminded of the step. */
    static ToolResult ask(Map<String, InputRequest> requests, String step) {
        return new ToolResult.InputRequired(
                requests, Optional.of(CachedJson.object().add("step", step).build()));
    }

    /** The step that the tool wanted to be reminded of. */
    static Optional<String> step(Call call) {
        return call.input().state().map(state -> state.getString("step"));
    }

    /** The answer of a user who accepted. */
    static Optional<JsonObject> accepted(Call call, String name) {
        return call.input()
                .response(name)
                .filter(answer -> answer.getString("action", "").equals("accept"))
                .flatMap(answer -> Optional.ofNullable(answer.getJsonObject("content")));
    }

    /** A text of a form that the user accepted. */
    static Optional<String> accepted(Call call, String name, String field) {
        return accepted(call, name)
                .flatMap(content -> Optional.ofNullable(content.get(field)))
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString());
    }
}
