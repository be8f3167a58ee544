package org.nextcloudmcp.administration;

import jakarta.json.JsonStructure;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.nextcloudmcp.json.CachedJson;

/** What every administrative resource answers: JSON that no cache keeps, errors in one form. */
final class AdministrationAnswer {

    private AdministrationAnswer() {}

    static Response ok(JsonStructure body) {
        return json(200, body);
    }

    /** What was asked for has begun and goes on after this answer. */
    static Response begun(JsonStructure body) {
        return json(202, body);
    }

    /**
     * @param error a code for programs
     * @param description a sentence for people; never what the request held
     */
    static Response error(int status, String error, String description) {
        return json(
                status,
                CachedJson.object()
                        .add("error", error)
                        .add("error_description", description)
                        .build());
    }

    static Response notFound(String what) {
        return error(404, "not_found", "There is no such " + what + ".");
    }

    private static Response json(int status, JsonStructure body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .entity(CachedJson.utf8(body))
                .build();
    }
}
