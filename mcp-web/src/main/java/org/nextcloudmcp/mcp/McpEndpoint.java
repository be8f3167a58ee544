package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import org.nextcloudmcp.authorization.BrowserAccess;
import org.nextcloudmcp.authorization.ProtectedResource;
import org.nextcloudmcp.authorization.Refusal;
import org.nextcloudmcp.authorization.RefusalResponse;

/** {@code /mcp}. The filters before it have found the caller, read the message and chosen the method. */
@Path(ProtectedResource.MCP_PATH)
@Singleton
public class McpEndpoint {

    private final AtOnce atOnce;
    private final OverTime overTime;
    private final McpResponses responses;
    private final ProtectedResource resource;
    private final BrowserAccess browsers;

    @Inject
    public McpEndpoint(
            AtOnce atOnce,
            OverTime overTime,
            McpResponses responses,
            ProtectedResource resource,
            BrowserAccess browsers) {
        this.atOnce = atOnce;
        this.overTime = overTime;
        this.responses = responses;
        this.resource = resource;
        this.browsers = browsers;
    }

    /** The whole answer on this thread. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response post(@Context HttpServletRequest request) {
        return request.getAttribute(McpRequestFilter.PREPARED) instanceof Prepared prepared
                ? responses.of(atOnce.answer(prepared))
                : notAdmitted();
    }

    /**
     * An answer that may become a stream. Not JAX-RS's own SseEventSink: it would begin the stream before it is known
     * whether one is needed, and its queue has no bound.
     */
    @POST
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void postOverTime(@Suspended AsyncResponse response, @Context HttpServletRequest request) {
        if (!(request.getAttribute(McpRequestFilter.PREPARED) instanceof Prepared.ToRun toRun)) {
            response.resume(notAdmitted());
            return;
        }
        var context = request.getAsyncContext();
        // Calls and streams have time limits of their own.
        context.setTimeout(0);
        overTime.start(
                toRun,
                response,
                context,
                browsers.headersFor(request.getHeader("Origin")),
                Boolean.TRUE.equals(request.getAttribute(McpRequestFilter.TAKES_STREAMS)));
    }

    /** No stream to listen on: the server has nothing to say that was not asked for. */
    @GET
    public Response get() {
        return onlyPost();
    }

    /** No session to end: none is ever minted. */
    @DELETE
    public Response delete() {
        return onlyPost();
    }

    @OPTIONS
    public Response options() {
        return Response.noContent().header(HttpHeaders.ALLOW, "POST, OPTIONS").build();
    }

    /** The filters have not seen this request: nothing may pass. */
    private Response notAdmitted() {
        return RefusalResponse.of(Refusal.tokenNeeded(resource.challenge(), resource.scopes()));
    }

    private static Response onlyPost() {
        return Response.status(Response.Status.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, "POST, OPTIONS")
                .build();
    }
}
