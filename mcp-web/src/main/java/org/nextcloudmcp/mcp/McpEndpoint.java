package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.nextcloudmcp.authorization.BrowserAccess;
import org.nextcloudmcp.authorization.CallerPrincipal;
import org.nextcloudmcp.authorization.ProtectedResource;
import org.nextcloudmcp.authorization.Refusal;
import org.nextcloudmcp.authorization.RefusalResponse;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.limits.Permission;

/** {@code /mcp}. The filters before it have found the caller, read the message and chosen the method. */
@Path(ProtectedResource.MCP_PATH)
@Singleton
public class McpEndpoint {

    private final AtOnce atOnce;
    private final OverTime overTime;
    private final Subscriptions subscriptions;
    private final SessionListening listening;
    private final McpResponses responses;
    private final ProtectedResource resource;
    private final BrowserAccess browsers;

    @Inject
    public McpEndpoint(
            AtOnce atOnce,
            OverTime overTime,
            Subscriptions subscriptions,
            SessionListening listening,
            McpResponses responses,
            ProtectedResource resource,
            BrowserAccess browsers) {
        this.atOnce = atOnce;
        this.overTime = overTime;
        this.subscriptions = subscriptions;
        this.listening = listening;
        this.responses = responses;
        this.resource = resource;
        this.browsers = browsers;
    }

    /** The whole answer on this thread. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response post(@Context HttpServletRequest request) {
        if (!(request.getAttribute(McpRequestFilter.PREPARED) instanceof Prepared prepared)
                || !(request.getAttribute(McpRequestFilter.PERMISSION) instanceof Permission.Granted permission)) {
            return notAdmitted();
        }
        try {
            return responses.of(atOnce.answer(prepared));
        } finally {
            permission.close();
        }
    }

    /**
     * An answer that may become a stream. Not JAX-RS's own SseEventSink: it would begin the stream before it is known
     * whether one is needed, and its queue has no bound.
     */
    @POST
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void postOverTime(@Suspended AsyncResponse response, @Context HttpServletRequest request) {
        var prepared = request.getAttribute(McpRequestFilter.PREPARED);
        if (!(request.getAttribute(McpRequestFilter.PERMISSION) instanceof Permission.Granted permission)) {
            response.resume(notAdmitted());
            return;
        }
        var context = request.getAsyncContext();
        // Calls and streams have time limits of their own.
        context.setTimeout(0);
        var headers = browsers.headersFor(request.getHeader("Origin"));
        if (prepared instanceof Prepared.ToListen toListen) {
            // from here on it is a stream and no call
            permission.close();
            subscriptions.begin(toListen.asked(), response, context, headers);
        } else if (prepared instanceof Prepared.ToRun toRun) {
            var streams = Boolean.TRUE.equals(request.getAttribute(McpRequestFilter.TAKES_STREAMS));
            overTime.start(toRun, response, context, headers, streams, permission);
        } else {
            permission.close();
            response.resume(notAdmitted());
        }
    }

    /** The stream of a session of the older era, for what belongs to no request. */
    @GET
    public void get(
            @Suspended AsyncResponse response, @Context HttpServletRequest request, @Context SecurityContext security) {
        if (!(security.getUserPrincipal() instanceof CallerPrincipal caller)) {
            response.resume(notAdmitted());
            return;
        }
        var refused = listening.begin(
                new Caller(caller.token()),
                headers(request),
                McpRequestFilter.takesStreams(request.getHeader(HttpHeaders.ACCEPT)),
                request.getAsyncContext(),
                browsers.headersFor(request.getHeader("Origin")));
        refused.ifPresent(response::resume);
    }

    /** JAX-RS would answer it as a GET, and open a stream that nobody reads. */
    @HEAD
    public Response head() {
        return Response.status(Response.Status.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, "POST, GET, DELETE, OPTIONS")
                .build();
    }

    /** Ends a session of the older era. */
    @DELETE
    public Response delete(@Context HttpServletRequest request, @Context SecurityContext security) {
        return security.getUserPrincipal() instanceof CallerPrincipal caller
                ? listening.end(new Caller(caller.token()), headers(request))
                : notAdmitted();
    }

    private static McpHeaders headers(HttpServletRequest request) {
        return McpHeaders.read(name -> Optional.ofNullable(request.getHeader(name)));
    }

    @OPTIONS
    public Response options() {
        return Response.noContent()
                .header(HttpHeaders.ALLOW, "POST, GET, DELETE, OPTIONS")
                .build();
    }

    /** The filters have not seen this request: nothing may pass. */
    private Response notAdmitted() {
        return RefusalResponse.of(Refusal.tokenNeeded(resource.challenge(), resource.scopes()));
    }
}
