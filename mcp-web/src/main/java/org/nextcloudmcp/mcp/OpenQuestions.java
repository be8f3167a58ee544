package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.call.ClientInput;
import org.nextcloudmcp.call.InputRequest;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage;
import org.nextcloudmcp.jsonrpc.JsonRpcQuestion;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.tools.ToolResult;

/** Questions that were put to clients on the streams of this node and are not answered yet. */
@Singleton
public class OpenQuestions {

    private final Map<String, Round> rounds = new ConcurrentHashMap<>();

    @Inject
    public OpenQuestions() {}

    /** Puts the questions; the exchange goes on when all are answered. */
    void ask(Exchange exchange, Asked asked, MethodOutcome.InputRequired input, Consumer<JsonObject> stream) {
        var names = new HashMap<String, String>();
        var messages = new ArrayList<JsonObject>();
        input.requests().forEach((name, request) -> {
            var id = "q-" + UUID.randomUUID();
            names.put(id, name);
            messages.add(question(id, request));
        });
        var round = new Round(exchange, asked, input.state(), names);
        names.keySet().forEach(id -> rounds.put(id, round));
        messages.forEach(stream);
    }

    private static JsonObject question(String id, InputRequest request) {
        return new JsonRpcQuestion(id, request.method(), request.params()).toJson();
    }

    /** Takes an answer. One that belongs to no question, or to another user's, is ignored. */
    void take(JsonRpcMessage.Response answer, Caller caller) {
        var id = answer.id().filter(JsonString.class::isInstance).map(value -> ((JsonString) value).getString());
        var round = id.flatMap(key -> Optional.ofNullable(rounds.get(key)));
        if (round.isPresent() && round.get().asker().equals(caller.subject()) && rounds.remove(id.get()) != null) {
            round.get().take(id.get(), answer, this);
        }
    }

    void forget(Exchange exchange) {
        rounds.values().removeIf(round -> round.exchange == exchange);
    }

    /** The questions of one round. */
    private static final class Round {

        private final Exchange exchange;
        private final Asked asked;
        private final Optional<JsonObject> state;
        private final Map<String, String> names;
        private final Map<String, JsonObject> responses = new HashMap<>();

        Round(Exchange exchange, Asked asked, Optional<JsonObject> state, Map<String, String> names) {
            this.exchange = exchange;
            this.asked = asked;
            this.state = state;
            this.names = Map.copyOf(names);
        }

        Subject asker() {
            return asked.caller().subject();
        }

        void take(String id, JsonRpcMessage.Response answer, OpenQuestions all) {
            if (answer.result().isEmpty()) {
                all.forget(exchange);
                exchange.unanswered(asked, refused(asked));
                return;
            }
            Map<String, JsonObject> given;
            synchronized (this) {
                responses.put(names.get(id), answer.result().get());
                given = Map.copyOf(responses);
            }
            if (given.keySet().equals(Set.copyOf(names.values()))) {
                exchange.answered(asked, new ClientInput(asked.input().capabilities(), given, state));
            }
        }
    }

    private static MethodOutcome refused(Asked asked) {
        var sentence = "The client did not answer a question that had to be answered first.";
        return asked.method().equals("tools/call")
                ? new MethodOutcome.Result(ToolResultForm.of(ToolResult.failure(sentence)))
                : new MethodOutcome.Failed(new JsonRpcError(JsonRpcError.INTERNAL_ERROR, sentence, Optional.empty()));
    }
}
