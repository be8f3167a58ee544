package org.nextcloudmcp.authorization;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.ServerSettings;

/**
 * Lets pages of the allowed origins read what {@code /mcp} answers (Fetch standard, CORS protocol). Others get no such
 * header, so their browser keeps the answer from them.
 */
@Provider
@Singleton
public class BrowserAccess implements ContainerResponseFilter {

    private Configuration configuration;

    /** JAX-RS looks for this constructor before it lets CDI use the other. */
    @SuppressWarnings("NullAway.Init") // CDI never uses it
    public BrowserAccess() {}

    @Inject
    public BrowserAccess(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var origin = request.getHeaderString("Origin");
        if (origin != null
                && BearerAuthentication.isEndpoint(request.getUriInfo())
                && configuration.usable()
                && rules(configuration.settings().server()).allows(origin)) {
            response.getHeaders().putSingle("Access-Control-Allow-Origin", origin);
            response.getHeaders().putSingle("Access-Control-Expose-Headers", HttpHeaders.WWW_AUTHENTICATE);
            response.getHeaders().add(HttpHeaders.VARY, "Origin");
        }
    }

    static BrowserRules rules(ServerSettings server) {
        return new BrowserRules(server.allowedOrigins(), server.publicUrl().getHost());
    }

    static boolean isPreflight(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.OPTIONS)
                && request.getHeaderString("Access-Control-Request-Method") != null;
    }

    static Response preflight() {
        return Response.noContent()
                .header("Access-Control-Allow-Methods", "POST")
                .header(
                        "Access-Control-Allow-Headers",
                        "Authorization, Content-Type, Accept, MCP-Protocol-Version, Mcp-Method, Mcp-Name, Mcp-Session-Id")
                .header("Access-Control-Max-Age", 600)
                .build();
    }
}
