package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.nextcloudmcp.authorization.CallerPrincipal;
import org.nextcloudmcp.authorization.ProtectedResource;
import org.nextcloudmcp.authorization.Refusal;
import org.nextcloudmcp.authorization.RefusalResponse;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;

/**
 * {@code /mcp}: turns HTTP into headers, body and caller, and answers into HTTP. What a client accepts is not looked at:
 * every client of MCP must take JSON, and some send no Accept header that says so.
 */
@Path(ProtectedResource.MCP_PATH)
@Singleton
public class McpEndpoint {

    private final Dispatch dispatch;
    private final ProtectedResource resource;

    @Inject
    public McpEndpoint(Dispatch dispatch, ProtectedResource resource) {
        this.dispatch = dispatch;
        this.resource = resource;
    }

    @POST
    public Response post(InputStream body, @Context HttpHeaders headers, @Context SecurityContext security)
            throws IOException {
        if (!(security.getUserPrincipal() instanceof CallerPrincipal caller)) {
            // the filter has not seen this request: nothing may pass
            return RefusalResponse.of(Refusal.tokenNeeded(resource.challenge(), resource.scopes()));
        }
        if (!RequestBody.isJson(Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_TYPE)))) {
            return refused(415, "The body must be application/json in UTF-8.");
        }
        var bytes = RequestBody.read(body);
        if (bytes.isEmpty()) {
            return refused(413, "The body is larger than " + RequestBody.MOST_BYTES + " bytes.");
        }
        var mcpHeaders = McpHeaders.read(name -> Optional.ofNullable(headers.getHeaderString(name)));
        return response(dispatch.answer(mcpHeaders, bytes.get(), new Caller(caller.token())));
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

    private Response response(McpAnswer answer) {
        if (answer instanceof McpAnswer.Message message) {
            return json(message.status(), message.body());
        }
        return answer instanceof McpAnswer.ScopesMissing missing
                ? RefusalResponse.of(Refusal.insufficientScope(resource.challenge(), missing.needed()))
                : Response.accepted().build();
    }

    private static Response onlyPost() {
        return Response.status(Response.Status.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, "POST, OPTIONS")
                .build();
    }

    private static Response refused(int status, String why) {
        return json(status, JsonRpcError.invalidRequest(why).answeringUnknown());
    }

    private static Response json(int status, JsonObject body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(CachedJson.utf8(body))
                .build();
    }
}
