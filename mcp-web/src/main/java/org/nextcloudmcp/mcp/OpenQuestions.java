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
import java.util.regex.Pattern;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.call.ClientInput;
import org.nextcloudmcp.call.InputRequest;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage;
import org.nextcloudmcp.jsonrpc.JsonRpcQuestion;
import org.nextcloudmcp.oauth.SessionId;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.sessions.ClientSessions;

/** Questions that were put to clients on the streams of this node and are not answered yet. */
@Singleton
public class OpenQuestions {

    /** What {@link #ask} makes: whatever else comes is nobody's, and is not kept for anybody. */
    private static final Pattern OURS = Pattern.compile("q-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Map<String, Round> rounds = new ConcurrentHashMap<>();

    private final ClientSessions sessions;

    @Inject
    public OpenQuestions(ClientSessions sessions) {
        this.sessions = sessions;
    }

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

    /**
     * Takes an answer. One that belongs to another user's question is ignored; one that belongs to no question here may
     * be another node's.
     */
    void take(JsonRpcMessage.Response answer, Optional<SessionId> session, Caller caller) {
        if (!(answer.id().orElse(null) instanceof JsonString text)) {
            return;
        }
        var id = text.getString();
        if (!OURS.matcher(id).matches()) {
            return;
        }
        var round = rounds.get(id);
        if (round == null) {
            session.ifPresent(known -> sessions.putAnswer(known, caller.subject(), id, answer.toJson()));
        } else if (round.asker().equals(caller.subject()) && rounds.remove(id) != null) {
            round.take(id, answer, this);
        }
    }

    /** Takes what other nodes got for us. May block: not for the heartbeat's own thread. */
    void collect() {
        rounds.forEach((id, round) -> round.asked
                .session()
                .flatMap(session -> sessions.takeAnswer(session, round.asker(), id))
                .ifPresent(message -> {
                    if (rounds.remove(id) != null) {
                        round.take(id, JsonRpcMessage.Response.of(message), this);
                    }
                }));
    }

    boolean isEmpty() {
        return rounds.isEmpty();
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
                exchange.unanswered(
                        asked,
                        Explained.toClient(
                                asked.method(), "The client did not answer a question that had to be answered first."));
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
}
