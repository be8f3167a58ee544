package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.call.ClientInput;
import org.nextcloudmcp.call.InputRequest;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Request;
import org.nextcloudmcp.requeststate.OpenedState;
import org.nextcloudmcp.requeststate.RequestBinding;
import org.nextcloudmcp.requeststate.RequestStates;

/**
 * Requests in several rounds (2026-07-28, multi round-trip requests): questions leave as a result, and come back with the
 * same request, answered, together with a state that only we can read. Nothing is kept here in between.
 */
@Singleton
public class InputRounds {

    /** How long a client may take for its answers. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    /** The only methods that may answer with a question. */
    private static final Set<String> MAY_ASK = Set.of("tools/call", "prompts/get", "resources/read");

    private final RequestStates states;
    private final Clock clock;

    @Inject
    public InputRounds(RequestStates states, Clock clock) {
        this.states = states;
        this.clock = clock;
    }

    /** What a request brings along. */
    sealed interface Brought {}

    record Given(ClientInput input, Optional<ConsentRound> consent) implements Brought {
        Given(ClientInput input) {
            this(input, Optional.empty());
        }
    }

    /** The answers are malformed, or the state is not good. */
    record Refused(JsonRpcError error) implements Brought {}

    /** Reads answers and state out of a request. Methods that never ask ignore both. */
    Brought input(Request request, Caller caller, JsonObject capabilities) {
        var params = request.params();
        if (!MAY_ASK.contains(request.method())
                || (!params.containsKey("inputResponses") && !params.containsKey("requestState"))) {
            return new Given(ClientInput.of(capabilities));
        }
        var responses = responses(params);
        if (responses.isEmpty()) {
            return refused("params.inputResponses must be an object whose members are objects.");
        }
        if (!params.containsKey("requestState")) {
            return new Given(new ClientInput(capabilities, responses.get(), Optional.empty()));
        }
        if (!(params.get("requestState") instanceof JsonString sealed)) {
            return refused("params.requestState must be a string.");
        }
        var opened = states.open(sealed.getString(), binding(request, caller));
        if (opened instanceof OpenedState.Genuine genuine) {
            return SealedRound.given(CachedJson.readObject(genuine.state()), capabilities, responses.get());
        }
        return refused(
                opened instanceof OpenedState.Expired
                        ? "The requestState has expired. Send the request again without it."
                        : "The requestState is not one that this server gave for this request.");
    }

    /** Asks for nothing that the client has not declared. */
    Optional<JsonRpcError> undeclared(Asked asked, MethodOutcome.InputRequired input) {
        var needed = CachedJson.object();
        var missing = false;
        for (var request : input.requests().values()) {
            if (!asked.input().allows(request)) {
                request.needs().forEach(needed::add);
                missing = true;
            }
        }
        return missing ? Optional.of(McpErrors.missingCapability(needed.build())) : Optional.empty();
    }

    /** An {@code InputRequiredResult}. */
    JsonObject question(Asked asked, MethodOutcome.InputRequired input) {
        if (!MAY_ASK.contains(asked.method())) {
            throw new IllegalStateException(asked.method() + " may not ask");
        }
        var result = CachedJson.object().add("resultType", "input_required");
        if (!input.requests().isEmpty()) {
            var requests = CachedJson.object();
            input.requests().forEach((name, request) -> requests.add(name, asJson(request)));
            result.add("inputRequests", requests);
        }
        input.state()
                .ifPresent(state -> result.add(
                        "requestState",
                        sealed(
                                asked,
                                SealedRound.ofMethod(state),
                                clock.instant().plus(LIFETIME))));
        return result.build();
    }

    /** The question to open our connect page. Its state opens for a while after the link: a late client gets a new one. */
    JsonObject consent(Asked asked, URI link, Instant expiresAt, String message) {
        var question = new InputRequest.Link(message, link);
        return CachedJson.object()
                .add("resultType", "input_required")
                .add("inputRequests", CachedJson.object().add(SealedRound.CONSENT_QUESTION, asJson(question)))
                .add(
                        "requestState",
                        sealed(asked, SealedRound.ofConsent(link, expiresAt, asked.input()), expiresAt.plus(LIFETIME)))
                .build();
    }

    private static JsonObject asJson(InputRequest request) {
        return CachedJson.object()
                .add("method", request.method())
                .add("params", request.params())
                .build();
    }

    private String sealed(Asked asked, JsonObject state, Instant until) {
        return states.seal(CachedJson.text(state), binding(asked.request(), asked.caller()), until);
    }

    private static RequestBinding binding(Request request, Caller caller) {
        return new RequestBinding(
                caller.subject(), caller.client(), request.method(), ParamsDigest.of(request.params()));
    }

    private static Optional<Map<String, JsonObject>> responses(JsonObject params) {
        var responses = new HashMap<String, JsonObject>();
        if (!params.containsKey("inputResponses")) {
            return Optional.of(responses);
        }
        if (!(params.get("inputResponses") instanceof JsonObject given)) {
            return Optional.empty();
        }
        for (var member : given.entrySet()) {
            if (!(member.getValue() instanceof JsonObject response)) {
                return Optional.empty();
            }
            responses.put(member.getKey(), response);
        }
        return Optional.of(responses);
    }

    private static Brought refused(String sentence) {
        return new Refused(JsonRpcError.invalidParams(sentence));
    }
}
