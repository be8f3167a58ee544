package org.nextcloudmcp.standin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** The envelope of every OCS v2 answer, whose status code is also the HTTP status, save for a few codes of its own. */
public final class OcsEnvelope {
    /** Not signed in. */
    public static final int NOT_LOGGED_IN = 997;

    /** No such route, or one that the user may not see. */
    public static final int UNKNOWN = 998;

    private OcsEnvelope() {}

    /** The answer to a route that is not there. */
    public static Answer unknownRoute() {
        return failure(
                404,
                UNKNOWN,
                "Invalid query, please check the syntax. API specifications are here:"
                        + " http://www.freedesktop.org/wiki/Specifications/open-collaboration-services.\n");
    }

    /** Success, with the data. */
    public static Answer ok(JsonValue data) {
        return Answer.json(200, envelope("ok", 200, "OK", data));
    }

    /**
     * A refusal.
     *
     * @param code the code in the envelope
     */
    public static Answer failure(int httpStatus, int code, String message) {
        return Answer.json(httpStatus, envelope("failure", code, message, JsonValue.EMPTY_JSON_ARRAY));
    }

    static JsonObject envelope(String status, int code, String message, JsonValue data) {
        return Json.createObjectBuilder()
                .add(
                        "ocs",
                        Json.createObjectBuilder()
                                .add(
                                        "meta",
                                        Json.createObjectBuilder()
                                                .add("status", status)
                                                .add("statuscode", code)
                                                .add("message", message))
                                .add("data", data))
                .build();
    }
}
