package org.nextcloudmcp.mcp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.servlet.AsyncContext;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.limits.Permission;
import org.nextcloudmcp.limits.StreamLimits;
import org.nextcloudmcp.oauth.SessionId;
import org.nextcloudmcp.streaming.EventStream;
import org.nextcloudmcp.streaming.Heartbeat;

/** The streams on which clients of this node listen. */
@Singleton
public class Listeners {

    private final StreamLimits limits;
    private final Heartbeat heartbeat;
    private final Clock clock;
    private final Set<Listener> all = ConcurrentHashMap.newKeySet();
    private final Map<SessionId, Listener> bySession = new ConcurrentHashMap<>();

    @Inject
    public Listeners(StreamLimits limits, Heartbeat heartbeat, Clock clock) {
        this.limits = limits;
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    /** Whether this caller may open one more stream. */
    Permission admit(Caller caller) {
        return limits.open(caller);
    }

    /**
     * Opens a stream.
     *
     * @param session whose messages it is to carry; of several streams of one session the newest does
     * @param lastWords what is said when we end it
     */
    Listener open(
            AsyncContext context,
            Map<String, String> headers,
            Caller caller,
            Permission.Granted permission,
            Optional<SessionId> session,
            Optional<JsonObject> lastWords) {
        var opened = new AtomicReference<@Nullable Listener>();
        EventStream stream;
        try {
            stream = EventStream.open(
                    context,
                    headers,
                    () -> Optional.ofNullable(opened.get()).ifPresent(listener -> forget(listener, session)),
                    permission::close);
        } catch (IllegalStateException | UncheckedIOException e) {
            permission.close();
            throw e;
        }
        var listener = new Listener(stream, permission, caller.expiresAt(), lastWords, clock);
        opened.set(listener);
        all.add(listener);
        session.ifPresent(id -> bySession.put(id, listener));
        heartbeat.join(() -> {
            var goesOn = listener.beat();
            if (!goesOn) {
                forget(listener, session);
            }
            return goesOn;
        });
        if (stream.isClosed()) {
            // its client went before anybody could be told
            forget(listener, session);
        }
        return listener;
    }

    private void forget(Listener listener, Optional<SessionId> session) {
        listener.gone();
        all.remove(listener);
        session.ifPresent(id -> bySession.remove(id, listener));
    }

    /** Tells a session something on its stream, if it listens on this node. */
    void tell(SessionId session, JsonObject message) {
        Optional.ofNullable(bySession.get(session)).ifPresent(listener -> listener.tell(message));
    }

    /** The session has ended. */
    void end(SessionId session) {
        Optional.ofNullable(bySession.remove(session)).ifPresent(Listener::end);
    }

    /** Clients are told that the server goes, so that they come back at once and do not wait in vain. */
    void whenStopping(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
        all.forEach(Listener::end);
    }
}
