package org.nextcloudmcp.mcp;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.authorization.BearerAuthentication;
import org.nextcloudmcp.authorization.CallerPrincipal;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.limits.CallLimits;
import org.nextcloudmcp.limits.Permission;
import org.nextcloudmcp.settings.Configuration;

/**
 * Reads the message of a POST to the endpoint, once, and decides whether the answer comes at once or over time. For that
 * it rewrites Accept, by which JAX-RS then chooses one of the endpoint's two methods. What the client accepts does not
 * decide it: every client of MCP must take JSON, and some send no Accept header that says so; who does not take streams
 * is told nothing in between.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHORIZATION)
@Singleton
public class McpRequestFilter implements ContainerRequestFilter {

    /** What is to be done, for the endpoint. */
    static final String PREPARED = "org.nextcloudmcp.mcp.prepared";

    /** Whether the client takes streams. */
    static final String TAKES_STREAMS = "org.nextcloudmcp.mcp.streams";

    /** The permission for the call, which the endpoint gives back. */
    static final String PERMISSION = "org.nextcloudmcp.mcp.permission";

    private static final Logger LOG = Logger.getLogger(McpRequestFilter.class.getName());

    private Configuration configuration;
    private CallLimits limits;
    private Dispatch dispatch;
    private McpResponses responses;

    /** JAX-RS looks for this constructor before it lets CDI use the other. */
    @SuppressWarnings("NullAway.Init") // CDI never uses it
    public McpRequestFilter() {}

    @Inject
    public McpRequestFilter(Configuration configuration, CallLimits limits, Dispatch dispatch, McpResponses responses) {
        this.configuration = configuration;
        this.limits = limits;
        this.dispatch = dispatch;
        this.responses = responses;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        // without a caller the endpoint itself refuses
        if (!request.getMethod().equals(HttpMethod.POST)
                || !isEndpointItself(request.getUriInfo())
                || !(request.getSecurityContext().getUserPrincipal() instanceof CallerPrincipal principal)) {
            return;
        }
        var caller = new Caller(principal.token());
        // Before anything is read: who has asked too much must not keep us busy with reading, either.
        var permission = limits.admit(caller);
        if (permission instanceof Permission.Refused refused) {
            request.abortWith(responses.of(McpAnswer.TooMany.of(refused)));
            return;
        }
        var granted = (Permission.Granted) permission;
        var handedOn = false;
        try {
            handedOn = prepare(request, caller, granted);
        } finally {
            if (!handedOn) {
                granted.close();
            }
        }
    }

    /** Whether the endpoint takes over; else the request is answered. */
    private boolean prepare(ContainerRequestContext request, Caller caller, Permission.Granted permission) {
        var body = body(request);
        if (body.isEmpty()) {
            return false;
        }
        var headers = McpHeaders.read(name -> Optional.ofNullable(request.getHeaderString(name)));
        var prepared = dispatch.prepare(headers, body.get(), caller);
        if (prepared instanceof Prepared.Answered answered) {
            request.abortWith(responses.of(answered.answer()));
            return false;
        }
        var streams = takesStreams(request.getHeaderString(HttpHeaders.ACCEPT));
        var overTime = prepared instanceof Prepared.ToRun toRun ? toRun.overTime() : streams;
        request.setProperty(PREPARED, prepared);
        request.setProperty(TAKES_STREAMS, streams);
        request.setProperty(PERMISSION, permission);
        request.getHeaders()
                .putSingle(HttpHeaders.ACCEPT, overTime ? MediaType.SERVER_SENT_EVENTS : MediaType.APPLICATION_JSON);
        return true;
    }

    /** The body; empty: it cannot be one, and the request is answered. */
    private Optional<byte[]> body(ContainerRequestContext request) {
        if (!RequestBody.isJson(Optional.ofNullable(request.getHeaderString(HttpHeaders.CONTENT_TYPE)))) {
            request.abortWith(refused(415, "The body must be application/json in UTF-8."));
            return Optional.empty();
        }
        var most = configuration.settings().limits().bodyBytes();
        try {
            var bytes = RequestBody.read(request.getEntityStream(), most);
            if (bytes.isEmpty()) {
                request.abortWith(refused(413, "The body is larger than " + most + " bytes."));
            }
            return bytes;
        } catch (IOException e) {
            // the client's affair: it went away, or sent no proper HTTP
            LOG.log(Level.FINE, "a body could not be read", e);
            request.abortWith(refused(400, "The body ended early or is no proper HTTP."));
            return Optional.empty();
        }
    }

    /** What lies below the endpoint is nothing, and JAX-RS says so: a permission handed on there would be lost. */
    private static boolean isEndpointItself(UriInfo uri) {
        var segments = uri.getPathSegments();
        return BearerAuthentication.isEndpoint(uri)
                && segments.stream()
                        .skip(1)
                        .allMatch(segment -> segment.getPath().isEmpty());
    }

    /** By name: a client that has never heard of streams sends {@code *}{@code /*} too. */
    static boolean takesStreams(@Nullable String accept) {
        return accept != null && accept.toLowerCase(Locale.ROOT).contains(MediaType.SERVER_SENT_EVENTS);
    }

    private static Response refused(int status, String why) {
        JsonObject body = JsonRpcError.invalidRequest(why).answeringUnknown();
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(CachedJson.utf8(body))
                .build();
    }
}
