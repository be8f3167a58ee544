package org.nextcloudmcp.administration;

import jakarta.json.JsonStructure;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
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

    /** Plain words, for a terminal. */
    static Response text(String words) {
        return answer(200, "text/plain;charset=UTF-8", words.getBytes(StandardCharsets.UTF_8));
    }

    private static Response json(int status, JsonStructure body) {
        return answer(status, MediaType.APPLICATION_JSON, CachedJson.utf8(body));
    }

    private static Response answer(int status, String type, byte[] body) {
        return Response.status(status)
                .type(type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .entity(body)
                .build();
    }
}
