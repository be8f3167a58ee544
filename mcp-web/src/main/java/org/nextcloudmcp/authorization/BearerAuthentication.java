package org.nextcloudmcp.authorization;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilderException;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.settings.Configuration;

/**
 * Stands before {@code /mcp}, whatever the method, and before anything of the request is read.
 *
 * <ol>
 *   <li>the server is configured, else 503;
 *   <li>Origin and Host are ours, else 403;
 *   <li>a preflight of an allowed origin is answered: browsers send it without credentials;
 *   <li>one token in the header, else 401 or 400;
 *   <li>the token is verified, else 401, or 503 while the provider is away.
 * </ol>
 *
 * It runs before matching, so that no method and no path below the endpoint is answered without a token. The endpoint
 * itself asks for the principal once more, in case a path was matched that this filter did not recognise.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@Singleton
public class BearerAuthentication implements ContainerRequestFilter {

    private Configuration configuration;
    private AdmissionRules rules;

    /** JAX-RS looks for this constructor before it lets CDI use the other. */
    @SuppressWarnings("NullAway.Init") // CDI never uses it
    public BearerAuthentication() {}

    @Inject
    public BearerAuthentication(Configuration configuration, AdmissionRules rules) {
        this.configuration = configuration;
        this.rules = rules;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!isEndpoint(request.getUriInfo())) {
            return;
        }
        if (!configuration.usable()) {
            request.abortWith(RefusalResponse.of(Refusal.misconfigured()));
            return;
        }
        var origin = Optional.ofNullable(request.getHeaderString("Origin"));
        var foreign = BrowserAccess.rules(configuration.settings().server()).refusal(origin, hosts(request));
        if (foreign.isPresent()) {
            request.abortWith(RefusalResponse.of(foreign.get()));
        } else if (origin.isPresent() && BrowserAccess.isPreflight(request)) {
            request.abortWith(BrowserAccess.preflight());
        } else {
            admit(request);
        }
    }

    /**
     * Every name that the request gives this server, in Host and, over HTTP/2, in {@code :authority}, which is in the
     * request's URI (RFC 9113 section 8.3.1): who says two different ones hopes that we look at the other.
     */
    private static List<String> hosts(ContainerRequestContext request) {
        var given = request.getHeaders().getOrDefault(HttpHeaders.HOST, List.of());
        var authority = authority(request.getUriInfo());
        if (authority == null || (given.size() == 1 && given.get(0).equals(authority))) {
            return given;
        }
        var all = new ArrayList<>(given);
        all.add(authority);
        return all;
    }

    /** A name of which no URI can be made is nobody's. */
    private static @Nullable String authority(UriInfo uri) {
        try {
            return uri.getRequestUri().getAuthority();
        } catch (IllegalArgumentException | UriBuilderException e) {
            return "";
        }
    }

    private void admit(ContainerRequestContext request) {
        var admission = rules.admit(PresentedToken.of(
                request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of()),
                request.getUriInfo().getQueryParameters().containsKey("access_token")));
        if (admission instanceof Admission.Admitted admitted) {
            var caller = new CallerPrincipal(admitted.token());
            CurrentCaller.is(request, caller);
            request.setSecurityContext(
                    new CallerSecurity(caller, request.getSecurityContext().isSecure()));
        } else {
            request.abortWith(RefusalResponse.of(((Admission.Refused) admission).refusal()));
        }
    }

    /** By the first segment without its matrix parameters: JAX-RS matches {@code /mcp;x=1} to the endpoint too. */
    public static boolean isEndpoint(UriInfo uri) {
        var segments = uri.getPathSegments();
        return !segments.isEmpty() && ("/" + segments.get(0).getPath()).equals(ProtectedResource.MCP_PATH);
    }
}
