package org.nextcloudmcp.standin.tables;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.OcsEnvelope;

/** What Tables refuses: with a page of HTML, or with a message that says more than it should. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SERVER_ERROR = 996;

    private final int status;
    private final String message;

    private Refused(int status, String message) {
        super(message);
        this.status = status;
        this.message = message;
    }

    /** A page that says nothing. */
    static Refused page(int status) {
        return new Refused(status, "");
    }

    static Refused with(int status, String message) {
        return new Refused(status, message);
    }

    /** No row, column or the like of that number; the query is part of the message. */
    static Refused notFound(int status, String where, String table) {
        return with(
                status,
                where + "Did expect one result but found none when executing: query \"SELECT * FROM `*PREFIX*" + table
                        + "` WHERE `id` = :dcValue1\"; ");
    }

    Answer answer(boolean ocs) {
        if (message.isEmpty()) {
            return ocs && status == 500
                    ? OcsEnvelope.failure(500, SERVER_ERROR, "Internal Server Error\n")
                    : Answer.html(status);
        }
        JsonValue body = Json.createObjectBuilder().add("message", message).build();
        return ocs
                ? Answer.json(
                        status,
                        Json.createObjectBuilder()
                                .add(
                                        "ocs",
                                        Json.createObjectBuilder()
                                                .add(
                                                        "meta",
                                                        Json.createObjectBuilder()
                                                                .add("status", "failure")
                                                                .add("statuscode", status)
                                                                .add("message", ""))
                                                .add("data", body))
                                .build())
                : Answer.json(status, body);
    }
}
