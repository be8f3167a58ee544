package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.AsyncContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.authorization.Refusal;
import org.nextcloudmcp.authorization.RefusalResponse;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.limits.Permission;

/** GET and DELETE of the older era (2025-11-25, transports). Both need a session; 2026-07-28 has neither. */
@Singleton
public class SessionListening {

    private final SessionMethods sessions;
    private final Listeners listeners;

    @Inject
    public SessionListening(SessionMethods sessions, Listeners listeners) {
        this.sessions = sessions;
        this.listeners = listeners;
    }

    /**
     * Opens the stream of a session.
     *
     * @return why not; empty: it is open
     */
    Optional<Response> begin(
            Caller caller,
            McpHeaders headers,
            boolean takesStreams,
            AsyncContext context,
            Map<String, String> streamHeaders) {
        var named = named(caller, headers);
        if (!(named instanceof NamedSession.Open open) || !takesStreams) {
            return Optional.of(refusal(named));
        }
        var permission = listeners.admit(caller);
        if (permission instanceof Permission.Refused refused) {
            return Optional.of(RefusalResponse.of(Refusal.tooManyRequests(refused.retryAfter(), refused.why())));
        }
        context.setTimeout(0);
        var unused = listeners.open(
                context,
                streamHeaders,
                caller,
                (Permission.Granted) permission,
                Optional.of(open.id()),
                Optional.empty());
        return Optional.empty();
    }

    /** Ends a session, and its stream on this node. */
    Response end(Caller caller, McpHeaders headers) {
        var named = named(caller, headers);
        if (!(named instanceof NamedSession.Open open)) {
            return refusal(named);
        }
        var ended = sessions.end(open, caller);
        listeners.end(open.id());
        return ended.isPresent()
                ? Response.noContent().build()
                : Response.status(Response.Status.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, 5)
                        .build();
    }

    private NamedSession named(Caller caller, McpHeaders headers) {
        var version = headers.protocolVersion().flatMap(ProtocolVersion::of);
        return version.filter(ProtocolVersion::isStateless).isPresent()
                ? new NamedSession.None()
                : sessions.named(headers.session(), caller);
    }

    private static Response refusal(NamedSession named) {
        return named instanceof NamedSession.Ended
                ? Response.status(Response.Status.NOT_FOUND).build()
                : Response.status(Response.Status.METHOD_NOT_ALLOWED)
                        .header(HttpHeaders.ALLOW, "POST, OPTIONS")
                        .build();
    }
}
