package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonValue;
import org.nextcloudmcp.json.CachedJson;

/** Checked or not. The app keeps it as the text {@code true} or {@code false}. */
record CheckCell() implements Cell {

    @Override
    public Fit stored(JsonValue given) {
        return isEither(given) ? Fit.value(CachedJson.string(text(given))) : Fit.fault("give " + wanted());
    }

    @Override
    public JsonValue shown(JsonValue stored) {
        return isEither(stored) ? text(stored).equals("true") ? JsonValue.TRUE : JsonValue.FALSE : stored;
    }

    private static boolean isEither(JsonValue value) {
        return text(value).equals("true") || text(value).equals("false");
    }

    private static String text(JsonValue value) {
        return Cell.text(value).orElseGet(value::toString);
    }

    @Override
    public String wanted() {
        return "true or false";
    }
}
