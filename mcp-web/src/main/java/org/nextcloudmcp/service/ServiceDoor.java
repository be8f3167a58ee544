package org.nextcloudmcp.service;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.nextcloudmcp.authorization.Refusal;
import org.nextcloudmcp.authorization.RefusalResponse;
import org.nextcloudmcp.settings.Configuration;

/**
 * Stands before {@code /oauth2}, whatever the method and the path below it.
 *
 * <ol>
 *   <li>the server is configured, else 503;
 *   <li>a service is named in the settings, else 404: what is off looks as if it were not there;
 *   <li>the request comes from no browser, else 403: every POST of a page has an Origin, and no service's has. So no
 *       page can use a browser inside the operator's network to guess secrets.
 * </ol>
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@Singleton
public class ServiceDoor implements ContainerRequestFilter {

    private static final String ROOM = "oauth2";

    private Configuration configuration;

    /** JAX-RS looks for this constructor before it lets CDI use the other. */
    @SuppressWarnings("NullAway.Init") // CDI never uses it
    public ServiceDoor() {}

    @Inject
    public ServiceDoor(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var segments = request.getUriInfo().getPathSegments();
        if (!segments.isEmpty() && segments.get(0).getPath().equals(ROOM)) {
            turnedAway(request.getHeaderString("Origin") != null)
                    .map(ServiceDoor::answer)
                    .ifPresent(request::abortWith);
        }
    }

    /** Why a request goes no further; empty if it may come in. */
    Optional<Why> turnedAway(boolean fromBrowser) {
        if (!configuration.usable()) {
            return Optional.of(Why.MISCONFIGURED);
        }
        if (configuration.settings().service().clients().isEmpty()) {
            return Optional.of(Why.OFF);
        }
        return fromBrowser ? Optional.of(Why.FROM_BROWSER) : Optional.empty();
    }

    private static Response answer(Why why) {
        return switch (why) {
            case MISCONFIGURED -> RefusalResponse.of(Refusal.misconfigured());
            case OFF -> Response.status(Response.Status.NOT_FOUND).build();
            case FROM_BROWSER -> ServiceResponses.error(ServiceError.fromBrowser());
        };
    }

    /** In the order of the steps above. */
    enum Why {
        MISCONFIGURED,
        OFF,
        FROM_BROWSER
    }
}
