package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.nextcloudmcp.authorization.ProtectedResource;
import org.nextcloudmcp.authorization.Refusal;
import org.nextcloudmcp.authorization.RefusalResponse;
import org.nextcloudmcp.json.CachedJson;

/** Answers as HTTP responses. */
@Singleton
public class McpResponses {

    private static final int TOO_MANY_REQUESTS = 429;

    private final ProtectedResource resource;

    @Inject
    public McpResponses(ProtectedResource resource) {
        this.resource = resource;
    }

    Response of(McpAnswer answer) {
        if (answer instanceof McpAnswer.Message message) {
            return json(message.status(), message.body()).build();
        }
        if (answer instanceof McpAnswer.SessionOpened opened) {
            return json(200, opened.body())
                    .header(McpHeaders.SESSION_ID, opened.sessionId().value())
                    .build();
        }
        if (answer instanceof McpAnswer.TooMany tooMany) {
            return json(TOO_MANY_REQUESTS, tooMany.body())
                    .header(
                            HttpHeaders.RETRY_AFTER,
                            Math.max(1, tooMany.retryAfter().toSeconds()))
                    .build();
        }
        return answer instanceof McpAnswer.ScopesMissing missing
                ? RefusalResponse.of(Refusal.insufficientScope(resource.challenge(), missing.needed()))
                : Response.accepted().build();
    }

    private static Response.ResponseBuilder json(int status, JsonObject body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(CachedJson.utf8(body));
    }
}
