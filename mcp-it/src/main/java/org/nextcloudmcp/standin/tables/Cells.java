package org.nextcloudmcp.standin.tables;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What Tables makes of a value: often nothing, without a word. */
final class Cells {
    private Cells() {}

    static long id(JsonObject column) {
        return column.getJsonNumber("id").longValue();
    }

    static JsonValue stored(JsonObject column, JsonValue given) {
        if (given.equals(JsonValue.NULL)) {
            return JsonValue.NULL;
        }
        return switch (column.getString("type")) {
            case "number" -> number(column, given);
            case "datetime" -> time(column, text(given));
            case "selection" -> selection(column, given);
            case "usergroup" -> given instanceof JsonArray ? given : refusedValue();
            default -> line(column, given);
        };
    }

    private static JsonValue refusedValue() {
        throw Refused.with(400, "Invalid value for usergroup column");
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    private static JsonValue line(JsonObject column, JsonValue given) {
        String text = text(given);
        if (column.get("textMaxLength") instanceof JsonNumber most
                && text.codePointCount(0, text.length()) > most.intValue()) {
            throw Refused.with(
                    400, "Value for column " + column.getString("title") + " exceeds maximum length of " + most);
        }
        return given;
    }

    private static JsonValue number(JsonObject column, JsonValue given) {
        try {
            BigDecimal number = new BigDecimal(text(given));
            if (column.get("numberMin") instanceof JsonNumber least && number.compareTo(least.bigDecimalValue()) < 0) {
                throw Refused.with(
                        400,
                        "Value for column " + column.getString("title") + " is less than minimum allowed value of "
                                + least);
            }
            if (column.get("numberMax") instanceof JsonNumber most && number.compareTo(most.bigDecimalValue()) > 0) {
                throw Refused.with(
                        400,
                        "Value for column " + column.getString("title") + " exceeds maximum allowed value of " + most);
            }
            return Json.createValue(number);
        } catch (NumberFormatException notOne) {
            return JsonValue.NULL;
        }
    }

    private static JsonValue time(JsonObject column, String text) {
        try {
            switch (column.getString("subtype")) {
                case "date" -> LocalDate.parse(text);
                case "time" -> LocalTime.parse(text);
                default -> {
                    LocalDate.parse(text.substring(0, 10));
                    LocalTime.parse(text.substring(11));
                }
            }
            return Json.createValue(text);
        } catch (DateTimeException | StringIndexOutOfBoundsException notOne) {
            return JsonValue.NULL;
        }
    }

    private static JsonValue selection(JsonObject column, JsonValue given) {
        if (column.getString("subtype").equals("check")) {
            return Json.createValue(Set.of("true", "1", "yes").contains(text(given)) ? "true" : "false");
        }
        Set<String> options = new java.util.HashSet<>();
        column.getJsonArray("selectionOptions")
                .getValuesAs(JsonObject.class)
                .forEach(option -> options.add(String.valueOf(option.getInt("id"))));
        if (given instanceof JsonArray many) {
            return options.containsAll(many.stream().map(Cells::text).toList()) ? many : JsonValue.NULL;
        }
        return options.contains(text(given)) ? Json.createValue(Long.parseLong(text(given))) : JsonValue.NULL;
    }

    /** The answer to a create has the number of a selection as text. */
    static JsonValue asCreated(JsonObject column, JsonValue value) {
        return column.getString("type").equals("selection") && value instanceof JsonNumber number
                ? Json.createValue(number.toString())
                : value;
    }

    static void requireMandatory(Collection<JsonObject> columns, Map<Long, JsonValue> cells) {
        columns.stream()
                .filter(column -> column.getBoolean("mandatory"))
                .filter(column -> Set.of("null", "\"\"")
                        .contains(cells.getOrDefault(id(column), JsonValue.NULL).toString()))
                .findFirst()
                .ifPresent(column -> {
                    throw Refused.with(400, "Mandatory column \"" + column.getString("title") + "\" cannot be empty.");
                });
    }
}
