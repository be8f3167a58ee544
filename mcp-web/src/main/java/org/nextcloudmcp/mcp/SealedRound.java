package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.call.ClientInput;
import org.nextcloudmcp.json.CachedJson;

/**
 * What lies in a sealed state: what the method wants to know in the next round, or that the user was sent to our connect
 * page. The latter holds what the method had got by then too, so that consent in the middle of several rounds loses none
 * of the user's answers.
 */
final class SealedRound {

    /** The name of the one question that is not the method's. */
    static final String CONSENT_QUESTION = "nextcloud_access";

    private static final String METHOD = "method";
    private static final String RESPONSES = "responses";
    private static final String LINK = "link";
    private static final String UNTIL = "until";

    private SealedRound() {}

    static JsonObject ofMethod(JsonObject state) {
        return CachedJson.object().add(METHOD, state).build();
    }

    static JsonObject ofConsent(URI link, Instant expiresAt, ClientInput input) {
        var round = CachedJson.object().add(LINK, link.toString()).add(UNTIL, expiresAt.toEpochMilli());
        input.state().ifPresent(state -> round.add(METHOD, state));
        var responses = CachedJson.object();
        input.responses().forEach(responses::add);
        return round.add(RESPONSES, responses).build();
    }

    /**
     * What a request brings that came back with a state.
     *
     * @param state opened, so it is as we made it
     */
    static InputRounds.Given given(JsonObject state, JsonObject capabilities, Map<String, JsonObject> responses) {
        var ofMethod = Optional.ofNullable(state.get(METHOD)).map(JsonValue::asJsonObject);
        if (!state.containsKey(LINK)) {
            return new InputRounds.Given(new ClientInput(capabilities, responses, ofMethod));
        }
        var before = new HashMap<String, JsonObject>();
        state.getJsonObject(RESPONSES).forEach((name, value) -> before.put(name, value.asJsonObject()));
        var answer = Optional.ofNullable(responses.get(CONSENT_QUESTION));
        var round = new ConsentRound(
                URI.create(state.getString(LINK)),
                Instant.ofEpochMilli(state.getJsonNumber(UNTIL).longValueExact()),
                answer.flatMap(SealedRound::action));
        return new InputRounds.Given(new ClientInput(capabilities, before, ofMethod), Optional.of(round));
    }

    private static Optional<String> action(JsonObject answer) {
        return answer.get("action") instanceof JsonString action ? Optional.of(action.getString()) : Optional.empty();
    }
}
