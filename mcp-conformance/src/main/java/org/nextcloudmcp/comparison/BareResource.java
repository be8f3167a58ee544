package org.nextcloudmcp.comparison;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a body away and answers as much as a tool call does: what JAX-RS on this server costs without any work. */
@Path("/bare")
public class BareResource {

    private static final byte[] ANSWER =
            ("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"content\":[{\"type\":\"text\",\"text\":"
                            + "\"{\\\"text\\\":\\\"hello\\\",\\\"length\\\":5}\"}],\"structuredContent\":{\"text\":\"hello\",\"length\":5},"
                            + "\"resultType\":\"complete\",\"_meta\":{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"nextcloud-mcp-broker\","
                            + "\"title\":\"Nextcloud MCP Broker\",\"version\":\"0.1.0-SNAPSHOT\"}}}}")
                    .getBytes(StandardCharsets.UTF_8);

    /** Answers the same to everybody. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response post(InputStream body) throws IOException {
        body.readAllBytes();
        return Response.ok(ANSWER).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
