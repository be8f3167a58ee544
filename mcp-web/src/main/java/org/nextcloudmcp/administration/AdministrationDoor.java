package org.nextcloudmcp.administration;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Optional;
import org.nextcloudmcp.settings.Configuration;

/**
 * Stands before every {@link Administrative} resource, after matching. The container has asked for the password by the
 * path; this asks once more by the resource, for JAX-RS matches paths more loosely than the container (it ignores matrix
 * parameters), and keeps pages of other sites out.
 */
@Provider
@Administrative
@Priority(Priorities.AUTHORIZATION)
@Singleton
public class AdministrationDoor implements ContainerRequestFilter {

    static final String ADMINISTRATOR = "mcp-admin";
    static final String AUDITOR = "mcp-auditor";

    private Configuration configuration;

    /** JAX-RS looks for this constructor before it lets CDI use the other. */
    @SuppressWarnings("NullAway.Init") // CDI never uses it
    public AdministrationDoor() {}

    @Inject
    public AdministrationDoor(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var publicOrigin = configuration.publicOrigin();
        AdministrationRules.refusal(read(request), publicOrigin)
                .map(refused -> AdministrationAnswer.error(refused.status(), refused.error(), refused.description()))
                .ifPresent(request::abortWith);
    }

    private static AdministrationRequest read(ContainerRequestContext request) {
        var security = request.getSecurityContext();
        return new AdministrationRequest(
                request.getMethod(),
                security.isSecure(),
                security.isUserInRole(ADMINISTRATOR),
                security.isUserInRole(AUDITOR),
                header(request, "Origin"),
                header(request, "Sec-Fetch-Site"),
                header(request, "X-Requested-By"),
                Optional.ofNullable(request.getMediaType()).map(AdministrationDoor::bare));
    }

    private static Optional<String> header(ContainerRequestContext request, String name) {
        return Optional.ofNullable(request.getHeaderString(name));
    }

    private static String bare(MediaType type) {
        return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    }
}
