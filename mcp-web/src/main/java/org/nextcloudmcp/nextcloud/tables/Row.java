package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.JsonAnswer;

/**
 * A row as the app stores it.
 *
 * @param id its number, unique over all tables
 * @param tableId the table it is in
 * @param lastEdit to the second; empty in the answer to a create
 * @param lastEditBy a user's id; may be empty
 * @param cells by column id; empty ones may be missing
 */
record Row(long id, long tableId, Optional<Instant> lastEdit, String lastEditBy, Map<Long, JsonValue> cells) {

    static Optional<Row> of(JsonObject json) {
        var id = JsonAnswer.integer(json, "id");
        var table = JsonAnswer.integer(json, "tableId");
        if (id.isEmpty() || table.isEmpty()) {
            return Optional.empty();
        }
        var cells = new LinkedHashMap<Long, JsonValue>();
        if (json.get("data") instanceof JsonArray data) {
            data.stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonValue::asJsonObject)
                    .forEach(cell -> cells.put(
                            JsonAnswer.integer(cell, "columnId").orElse(-1),
                            cell.getOrDefault("value", JsonValue.NULL)));
        }
        return Optional.of(new Row(
                id.getAsLong(),
                table.getAsLong(),
                time(json, "lastEditAt"),
                Column.text(json, "lastEditBy"),
                Map.copyOf(cells)));
    }

    /** Nextcloud writes times in UTC without saying so. */
    static Optional<Instant> time(JsonObject json, String name) {
        var text = Column.text(json, name).replace(' ', 'T');
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
