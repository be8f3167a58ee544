package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.json.CachedJson;

/**
 * A line of text, or a long one.
 *
 * @param longest in Unicode characters, where the column has a limit
 */
record TextCell(OptionalLong longest) implements Cell {

    /** What one cell may hold by this server, whatever the column says. */
    static final int MOST_CHARACTERS = 100_000;

    @Override
    public Fit stored(JsonValue given) {
        return written(given)
                .filter(text -> text.codePointCount(0, text.length()) <= longest.orElse(MOST_CHARACTERS))
                .map(text -> Fit.value(CachedJson.string(text)))
                .orElseGet(() -> Fit.fault("give " + wanted()));
    }

    /** A number or a yes is a text too, as JSON writes it. */
    private static Optional<String> written(JsonValue given) {
        return switch (given.getValueType()) {
            case NUMBER, TRUE, FALSE -> Optional.of(given.toString());
            default -> Cell.text(given);
        };
    }

    @Override
    public JsonValue shown(JsonValue stored) {
        return stored;
    }

    @Override
    public String wanted() {
        return "a text of at most " + longest.orElse(MOST_CHARACTERS) + " characters";
    }
}
