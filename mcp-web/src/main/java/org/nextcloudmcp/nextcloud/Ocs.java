package org.nextcloudmcp.nextcloud;

import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.Optional;

/** The envelope of Nextcloud's OCS API, version 2, in which the HTTP status tells success from failure. */
public final class Ocs {

    /** Who the token's user is. */
    public static final NextcloudRequest CURRENT_USER = NextcloudRequest.getJson("/ocs/v2.php/cloud/user?format=json");

    private static final int UNKNOWN_ROUTE = 998;

    private Ocs() {}

    /**
     * The {@code ocs.data} of a success.
     *
     * @param what was asked for, as the object of a sentence
     * @throws RefusedException if it is no success, or no OCS
     */
    public static JsonObject data(NextcloudResponse response, String what) {
        if (!response.is(200)) {
            throw Refusals.of(response, what);
        }
        return content(response, what, JsonObject.class);
    }

    /**
     * The {@code ocs.data} of a success whose status the caller has looked at.
     *
     * @param what was asked for, as the object of a sentence
     * @param kind an object or an array
     * @throws RefusedException if it is no OCS, or another kind
     */
    public static <T extends JsonStructure> T content(NextcloudResponse response, String what, Class<T> kind) {
        var data = JsonAnswer.object(response, what).get("ocs") instanceof JsonObject ocs ? ocs.get("data") : null;
        if (kind.isInstance(data)) {
            return kind.cast(data);
        }
        throw Refusals.notNextcloud(what);
    }

    /** The code that the envelope carries beside the HTTP status; empty if the answer is no OCS. */
    public static Optional<Integer> code(NextcloudResponse response) {
        return JsonAnswer.object(response)
                .map(body -> body.get("ocs") instanceof JsonObject ocs && ocs.get("meta") instanceof JsonObject meta
                        ? meta
                        : JsonValue.EMPTY_JSON_OBJECT)
                .flatMap(meta ->
                        JsonAnswer.integer(meta, "statuscode").stream().boxed().findFirst())
                .map(Long::intValue);
    }

    /** Whether the server knows no such address at all: the app is not installed, or not enabled for this user. */
    public static boolean isUnknownRoute(NextcloudResponse response) {
        return response.is(404)
                && code(response).filter(code -> code == UNKNOWN_ROUTE).isPresent();
    }
}
