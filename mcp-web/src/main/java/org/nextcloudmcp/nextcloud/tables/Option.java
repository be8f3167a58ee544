package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.nextcloudmcp.nextcloud.JsonAnswer;

/**
 * One thing that can be selected.
 *
 * @param id as the app stores it; {@code 0} is one too
 * @param label as people see it
 */
record Option(long id, String label) {

    /** Those that a column offers; deleted ones are there for old rows only. */
    static List<Option> of(JsonObject column) {
        return column.get("selectionOptions") instanceof JsonArray array
                ? array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .filter(option ->
                                JsonAnswer.integer(option, "id").isPresent() && !JsonAnswer.isTrue(option, "deleted"))
                        .map(option ->
                                new Option(JsonAnswer.integer(option, "id").getAsLong(), option.getString("label", "")))
                        .toList()
                : List.of();
    }

    /** The one that is meant: a number is an id, a text is a label, or else an id. */
    static Optional<Option> meant(List<Option> options, JsonValue given) {
        var text = Cell.text(given).map(String::strip);
        var labelled = options.stream()
                .filter(option -> text.filter(option.label()::equals).isPresent())
                .toList();
        if (!labelled.isEmpty()) {
            return labelled.size() == 1 ? Optional.of(labelled.get(0)) : Optional.empty();
        }
        var id = id(given);
        return options.stream()
                .filter(option -> id.isPresent() && id.getAsLong() == option.id())
                .findFirst();
    }

    /** An id as the app writes it: as a number, or as text where the row was just created. */
    static OptionalLong id(JsonValue value) {
        if (value instanceof JsonNumber number && number.isIntegral()) {
            return OptionalLong.of(number.longValue());
        }
        return Cell.text(value)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    static String all(List<Option> options) {
        return options.stream()
                .limit(50)
                .map(option -> "“" + option.label() + "” (" + option.id() + ")")
                .collect(Collectors.joining(", "));
    }
}
