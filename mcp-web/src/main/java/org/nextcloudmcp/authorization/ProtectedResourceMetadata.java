package org.nextcloudmcp.authorization;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.settings.Configuration;

/**
 * The two well-known paths of RFC 9728 section 3.1: with the endpoint's path appended, and the bare form that older
 * clients ask for. Public, and readable by any browser page: there is nothing secret in it.
 */
@Path(ProtectedResource.METADATA_PATH)
@Singleton
public class ProtectedResourceMetadata {

    private final ProtectedResource resource;
    private final Configuration configuration;

    @Inject
    public ProtectedResourceMetadata(ProtectedResource resource, Configuration configuration) {
        this.resource = resource;
        this.configuration = configuration;
    }

    @GET
    public Response root() {
        return metadata();
    }

    @GET
    @Path(ProtectedResource.MCP_PATH)
    public Response ofMcp() {
        return metadata();
    }

    @OPTIONS
    public Response rootPreflight() {
        return preflight();
    }

    @OPTIONS
    @Path(ProtectedResource.MCP_PATH)
    public Response preflightOfMcp() {
        return preflight();
    }

    private Response metadata() {
        var response = configuration.usable()
                ? Response.ok(CachedJson.utf8(resource.metadata()), MediaType.APPLICATION_JSON_TYPE)
                        .header("Cache-Control", "max-age=300")
                : Response.fromResponse(RefusalResponse.of(Refusal.misconfigured()));
        return response.header("Access-Control-Allow-Origin", "*").build();
    }

    /** Clients in browsers send MCP-Protocol-Version with this request, which makes them ask first. */
    private static Response preflight() {
        return Response.noContent()
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", "GET")
                .header("Access-Control-Allow-Headers", "*")
                .header("Access-Control-Max-Age", 86400)
                .build();
    }
}
