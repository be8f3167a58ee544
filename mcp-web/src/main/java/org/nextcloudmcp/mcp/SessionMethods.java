package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.oauth.SessionId;
import org.nextcloudmcp.session.SessionChange;
import org.nextcloudmcp.sessions.ClientSessions;
import org.nextcloudmcp.sessions.SessionLookup;

/**
 * What the older era says once and means for all that follows: {@code initialize}, {@code logging/setLevel},
 * {@code resources/subscribe}. A client without a session is served all the same; there is nowhere to keep it, then.
 */
@Singleton
public class SessionMethods {

    private final ClientSessions sessions;
    private final ServerDescription server;

    @Inject
    public SessionMethods(ClientSessions sessions, ServerDescription server) {
        this.sessions = sessions;
        this.server = server;
    }

    /** The session of a header. */
    NamedSession named(Optional<String> header, Caller caller) {
        if (header.isEmpty()) {
            return new NamedSession.None();
        }
        if (header.get().isBlank()) {
            return new NamedSession.Ended();
        }
        var id = new SessionId(header.get());
        var found = sessions.find(id, caller.subject());
        if (found instanceof SessionLookup.Known known) {
            return new NamedSession.Open(id, known.session());
        }
        return found instanceof SessionLookup.Unknown ? new NamedSession.Ended() : new NamedSession.None();
    }

    /** Agrees to the client's revision if it is one of this era, else offers the newest one of this era. */
    MethodOutcome initialize(JsonObject params, Caller caller) {
        if (!(params.get("protocolVersion") instanceof JsonString requested)) {
            return invalid("params.protocolVersion must be a string.");
        }
        var agreed = ProtocolVersion.of(requested.getString())
                .filter(Predicate.not(ProtocolVersion::isStateless))
                .orElse(ProtocolVersion.NEWEST_WITH_INITIALIZE);
        var capabilities =
                params.get("capabilities") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        var session = sessions.open(caller.subject(), caller.client(), agreed.text(), capabilities);
        var result = CachedJson.object()
                .add("protocolVersion", agreed.text())
                .add("capabilities", server.capabilities())
                .add("serverInfo", server.info())
                .add("instructions", server.instructions())
                .build();
        return new MethodOutcome.Initialized(result, session);
    }

    MethodOutcome setLevel(JsonObject params, Asked asked) {
        var name = params.get("level");
        if (name == null || ToldLog.level(name).isEmpty()) {
            return invalid("There is no such log level.");
        }
        var level = ((JsonString) name).getString();
        return changed(asked, (id, caller) -> sessions.setLogLevel(id, caller.subject(), level));
    }

    MethodOutcome subscribe(JsonObject params, Asked asked) {
        return uri(params)
                .map(uri -> changed(asked, (id, caller) -> sessions.subscribe(id, caller.subject(), uri)))
                .orElseGet(() -> invalid("params.uri must be the URI of a resource."));
    }

    MethodOutcome unsubscribe(JsonObject params, Asked asked) {
        return uri(params)
                .map(uri -> changed(asked, (id, caller) -> sessions.unsubscribe(id, caller.subject(), uri)))
                .orElseGet(() -> invalid("params.uri must be the URI of a resource."));
    }

    /** Ends the session; whether there was one. Empty: it cannot be ended now. */
    Optional<Boolean> end(NamedSession.Open session, Caller caller) {
        return sessions.close(session.id(), caller.subject()).map(change -> change == SessionChange.DONE);
    }

    private static Optional<String> uri(JsonObject params) {
        return params.get("uri") instanceof JsonString uri ? Optional.of(uri.getString()) : Optional.empty();
    }

    private static MethodOutcome changed(Asked asked, BiFunction<SessionId, Caller, Optional<SessionChange>> change) {
        var done = asked.session().flatMap(id -> change.apply(id, asked.caller()));
        if (done.isPresent() && done.get() == SessionChange.TOO_MUCH) {
            return new MethodOutcome.Failed(
                    JsonRpcError.invalidRequest("This session holds as much as it may: unsubscribe from something."));
        }
        return asked.session().isPresent() && done.isEmpty()
                ? new MethodOutcome.Failed(new JsonRpcError(
                        JsonRpcError.INTERNAL_ERROR,
                        "Sessions cannot be changed at the moment. Try again later.",
                        Optional.empty()))
                : new MethodOutcome.Result(JsonValue.EMPTY_JSON_OBJECT);
    }

    private static MethodOutcome invalid(String message) {
        return new MethodOutcome.Failed(JsonRpcError.invalidParams(message));
    }
}
