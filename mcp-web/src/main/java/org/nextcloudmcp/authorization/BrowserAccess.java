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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.ServerSettings;

/**
 * Lets pages of the allowed origins read what {@code /mcp} answers (Fetch standard, CORS protocol). Others get no such
 * header, so their browser keeps the answer from them.
 */
@Provider
@Singleton
public class BrowserAccess implements ContainerResponseFilter {

    /** What a client has to see beside the body: why it was refused, when to come back, its session. */
    private static final String READABLE = "WWW-Authenticate, Retry-After, Mcp-Session-Id, MCP-Protocol-Version";

    /** The asterisk is for Mcp-Param-*, whose names the tools decide; it never covers Authorization. */
    private static final String SENDABLE =
            "Authorization, Content-Type, Accept, MCP-Protocol-Version, Mcp-Method, Mcp-Name, Mcp-Session-Id,"
                    + " Last-Event-ID, *";

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
        if (BearerAuthentication.isEndpoint(request.getUriInfo())) {
            headersFor(request.getHeaderString("Origin"))
                    .forEach((name, value) -> response.getHeaders().putSingle(name, value));
        }
    }

    /**
     * The headers that let pages of an origin read an answer; none if they may not.
     *
     * @param origin what the request says, if it says anything
     */
    public Map<String, String> headersFor(@Nullable String origin) {
        return origin != null
                        && configuration.usable()
                        && rules(configuration.settings().server()).allows(origin)
                ? Map.of(
                        "Access-Control-Allow-Origin",
                        origin,
                        "Access-Control-Expose-Headers",
                        READABLE,
                        HttpHeaders.VARY,
                        "Origin")
                : Map.of();
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
                .header("Access-Control-Allow-Methods", "POST, GET, DELETE")
                .header("Access-Control-Allow-Headers", SENDABLE)
                .header("Access-Control-Max-Age", 600)
                .build();
    }
}
