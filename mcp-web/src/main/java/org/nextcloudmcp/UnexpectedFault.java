package org.nextcloudmcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.mcp.Incidents;

/**
 * What no resource has answered: never a stack trace and never the container's page. What JAX-RS itself decided (404,
 * 405 …) keeps its status; everything else is a fault of ours, with an id for the log.
 */
@Provider
@Singleton
public class UnexpectedFault implements ExceptionMapper<Throwable> {

    private Incidents incidents;

    /** JAX-RS looks for this constructor before it lets CDI use the other. */
    @SuppressWarnings("NullAway.Init") // CDI never uses it
    public UnexpectedFault() {}

    @Inject
    public UnexpectedFault(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public Response toResponse(Throwable fault) {
        if (fault instanceof WebApplicationException decided
                && decided.getResponse().getStatus() < 500) {
            return decided.getResponse();
        }
        return Response.serverError()
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(CachedJson.utf8(incidents.recorded(fault).answeringUnknown()))
                .build();
    }
}
