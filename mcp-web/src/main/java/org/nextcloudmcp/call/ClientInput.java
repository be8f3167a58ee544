package org.nextcloudmcp.call;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * What a call knows of its client: what the client can be asked, and what it answered to the questions of the round
 * before.
 *
 * @param capabilities the client's own {@code ClientCapabilities}
 * @param responses the answers to {@link InputRequest}s, by the names under which they were asked; empty in the first
 *     round. They come from outside: each is to be checked by whoever asked
 * @param state what was handed along with the questions; sealed on its way, so it is what we said
 */
public record ClientInput(JsonObject capabilities, Map<String, JsonObject> responses, Optional<JsonObject> state) {

    public ClientInput {
        responses = Map.copyOf(responses);
    }

    /** The first round of a client that can be asked nothing. */
    public static ClientInput none() {
        return new ClientInput(JsonValue.EMPTY_JSON_OBJECT, Map.of(), Optional.empty());
    }

    /** The first round of a client with these capabilities. */
    public static ClientInput of(JsonObject capabilities) {
        return new ClientInput(capabilities, Map.of(), Optional.empty());
    }

    public Optional<JsonObject> response(String name) {
        return Optional.ofNullable(responses.get(name));
    }

    /** Whether the client has declared what the request needs. */
    public boolean allows(InputRequest request) {
        return request.isAllowedBy(capabilities);
    }
}
