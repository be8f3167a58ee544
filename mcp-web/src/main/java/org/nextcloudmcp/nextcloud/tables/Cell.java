package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/** What the cells of one column hold: how a value is given, how the app stores it, and how it is shown. */
interface Cell {

    /**
     * What is sent to the app for a value that is not null.
     *
     * @param given by the caller, in any form
     */
    Fit stored(JsonValue given);

    /**
     * What is shown for what the app has stored.
     *
     * @param stored as the app answers it; not null
     */
    JsonValue shown(JsonValue stored);

    /** What can be given, for people and models, such as "a date such as 2026-11-21". */
    String wanted();

    /** The text of a JSON string. */
    static Optional<String> text(JsonValue value) {
        return value instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }
}
