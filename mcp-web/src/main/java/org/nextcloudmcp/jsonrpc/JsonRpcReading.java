package org.nextcloudmcp.jsonrpc;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.nextcloudmcp.json.JsonLimits;
import org.nextcloudmcp.json.JsonReading;
import org.nextcloudmcp.json.StrictJson;

/** What came of reading a body as one message. */
public sealed interface JsonRpcReading {

    record Understood(JsonRpcMessage message) implements JsonRpcReading {}

    /** Not a message; {@code answer} is the error to send back, with the request's id if it could be told. */
    record NotUnderstood(JsonObject answer) implements JsonRpcReading {}

    /** Reads within the standard limits. */
    static JsonRpcReading of(byte[] body) {
        return of(body, JsonLimits.STANDARD);
    }

    /** Reads the body of one HTTP request: a single message, never a batch. */
    static JsonRpcReading of(byte[] body, JsonLimits limits) {
        if (beginsLikeBatch(body)) {
            return refused("Batches are not accepted: send one message in each request.", Optional.empty());
        }
        var reading = StrictJson.read(body, limits);
        if (reading instanceof JsonReading.Read read) {
            return ofMessage(read.object());
        }
        return reading instanceof JsonReading.BeyondLimit beyond
                ? refused("The JSON " + beyond.limit() + ", which is the limit of this server.", Optional.empty())
                : notUnderstood(
                        JsonRpcError.parseError("The body is not one well-formed JSON object."), Optional.empty());
    }

    private static boolean beginsLikeBatch(byte[] body) {
        var i = 0;
        while (i < body.length && (body[i] == ' ' || body[i] == '\t' || body[i] == '\n' || body[i] == '\r')) {
            i++;
        }
        return i < body.length && body[i] == '[';
    }

    private static JsonRpcReading ofMessage(JsonObject message) {
        var id = Optional.ofNullable(message.get("id")).filter(JsonRpcReading::isRequestId);
        if (!(message.get("jsonrpc") instanceof JsonString version) || !"2.0".equals(version.getString())) {
            return refused("The body is not a JSON-RPC 2.0 message.", id);
        }
        if (message.containsKey("id") && id.isEmpty()) {
            return refused("The id is neither a string nor an integer.", id);
        }
        if (!message.containsKey("method") && message.containsKey("result") != message.containsKey("error")) {
            return new Understood(new JsonRpcMessage.Response(
                    id, message.get("result") instanceof JsonObject result ? Optional.of(result) : Optional.empty()));
        }
        if (!(message.get("method") instanceof JsonString method)) {
            return refused("The message has no method.", id);
        }
        if (!(message.getOrDefault("params", JsonValue.EMPTY_JSON_OBJECT) instanceof JsonObject params)) {
            return notUnderstood(JsonRpcError.invalidParams("The params are not an object."), id);
        }
        return new Understood(
                id.isPresent()
                        ? new JsonRpcMessage.Request(id.get(), method.getString(), params)
                        : new JsonRpcMessage.Notification(method.getString(), params));
    }

    /** MCP narrows JSON-RPC: no null and no fractions. The id goes back to the sender, so its size is bounded too. */
    private static boolean isRequestId(JsonValue id) {
        if (id instanceof JsonNumber number) {
            return number.isIntegral() && number.bigDecimalValue().precision() <= 18;
        }
        return id instanceof JsonString text && text.getString().length() <= 1024;
    }

    private static NotUnderstood refused(String why, Optional<JsonValue> id) {
        return notUnderstood(JsonRpcError.invalidRequest(why), id);
    }

    private static NotUnderstood notUnderstood(JsonRpcError error, Optional<JsonValue> id) {
        return new NotUnderstood(id.map(error::answering).orElseGet(error::answeringUnknown));
    }
}
