package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonValue;

/** Whether a value can stand in a column's cells. */
sealed interface Fit {

    static Fit value(JsonValue stored) {
        return new Value(stored);
    }

    static Fit fault(String wanted) {
        return new Fault(wanted);
    }

    /**
     * It can.
     *
     * @param stored as the app wants it
     */
    record Value(JsonValue stored) implements Fit {}

    /**
     * It cannot.
     *
     * @param wanted what could, such as "give a whole number"
     */
    record Fault(String wanted) implements Fit {}
}
