package org.nextcloudmcp.service;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.nextcloudmcp.json.CachedJson;

/** Answers as HTTP. None may be kept by a cache (RFC 6749 section 5.1), and none may be read by a page of another origin. */
final class ServiceResponses {

    private ServiceResponses() {}

    static Response ok(JsonObject body) {
        return json(200, body).build();
    }

    /** RFC 7009 section 2.2: the status says it all. */
    static Response empty() {
        return Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    static Response error(ServiceError error) {
        var response = json(error.status(), error.body());
        if (error.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Nextcloud MCP Broker\", charset=\"UTF-8\"");
        }
        error.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        return response.build();
    }

    private static Response.ResponseBuilder json(int status, JsonObject body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .entity(CachedJson.utf8(body));
    }
}
