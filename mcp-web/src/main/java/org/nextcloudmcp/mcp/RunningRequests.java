package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.SessionId;
import org.nextcloudmcp.oauth.Subject;

/** The requests over time that run on this node, for {@code notifications/cancelled} of the older era. */
@Singleton
public class RunningRequests {

    /** A client chooses its ids, so one means something only together with who it is. */
    private record Key(Subject subject, Optional<ClientId> client, Optional<SessionId> session, JsonValue id) {
        static Key of(Caller caller, Optional<SessionId> session, JsonValue id) {
            return new Key(caller.subject(), caller.client(), session, id);
        }
    }

    private final Map<Key, Exchange> running = new ConcurrentHashMap<>();

    @Inject
    public RunningRequests() {}

    void add(Asked asked, Exchange exchange) {
        var key = Key.of(asked.caller(), asked.session(), asked.request().id());
        running.put(key, exchange);
        exchange.whenOver(() -> running.remove(key, exchange));
    }

    /** Cancels what the notification names; what it names wrongly, or what is over, is ignored (MCP, cancellation). */
    void cancel(JsonObject params, Optional<SessionId> session, Caller caller) {
        Optional.ofNullable(params.get("requestId"))
                .map(id -> running.get(Key.of(caller, session, id)))
                .ifPresent(Exchange::cancel);
    }
}
