package org.nextcloudmcp.standin.deck;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** What Deck does not do. */
final class DeckRefused extends RuntimeException {
    /** What Deck answers for each address that it does not know. */
    static final int NO_ROUTE = 405;

    private static final long serialVersionUID = 1L;
    private static final String REQUEST_ID = "cm2XBtw8pts1SV8AnslR";

    private final int status;

    private DeckRefused(int status, String words) {
        super(words);
        this.status = status;
    }

    /** Not there or not allowed: Deck says the same. */
    static DeckRefused denied() {
        return new DeckRefused(403, "Permission denied");
    }

    static DeckRefused denied(String words) {
        return new DeckRefused(403, words);
    }

    static DeckRefused bad(String words) {
        return new DeckRefused(400, words);
    }

    static DeckRefused missing(String words) {
        return new DeckRefused(404, words);
    }

    /** Not allowed at the moment. */
    static DeckRefused notNow(String words) {
        return new DeckRefused(500, "Operation not allowed. " + words);
    }

    static DeckRefused broken() {
        return new DeckRefused(
                500,
                "Internal server error: Please contact the server administrator if this error reappears multiple times,"
                        + " please include the request ID \"" + REQUEST_ID + "\" below in your report.");
    }

    static DeckRefused noRoute() {
        return new DeckRefused(NO_ROUTE, "");
    }

    int status() {
        return status;
    }

    String words() {
        return String.valueOf(getMessage());
    }

    JsonObject json() {
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("status", status).add("message", words());
        if (words().contains(REQUEST_ID)) {
            json.add("requestId", REQUEST_ID);
        }
        return json.build();
    }
}
