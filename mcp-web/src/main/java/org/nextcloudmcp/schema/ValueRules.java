package org.nextcloudmcp.schema;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one value is held to.
 *
 * @param types one of these it must be; empty for any
 * @param choices one of these it must be, if there are any
 * @param object for objects
 * @param items for the elements of arrays
 */
record ValueRules(
        List<String> types,
        Set<JsonValue> choices,
        String choicesInWords,
        TextRules text,
        NumberRules number,
        ObjectRules object,
        Optional<ValueRules> items,
        int leastItems,
        int mostItems) {

    static ValueRules of(JsonValue value) {
        // The schema true admits everything; the schema false would be a property that nobody can give.
        var schema = value instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        var choices = schema.get("enum") instanceof JsonArray several
                ? several
                : schema.containsKey("const") ? only(schema) : JsonValue.EMPTY_JSON_ARRAY;
        return new ValueRules(
                schema.get("type") instanceof JsonString type ? List.of(type.getString()) : strings(schema.get("type")),
                new HashSet<>(choices),
                words(choices),
                TextRules.of(schema),
                NumberRules.of(schema),
                ObjectRules.of(schema),
                schema.get("items") instanceof JsonObject items ? Optional.of(of(items)) : Optional.empty(),
                schema.getInt("minItems", 0),
                schema.getInt("maxItems", Integer.MAX_VALUE));
    }

    boolean admitsNull() {
        return types.contains("null");
    }

    void check(String name, JsonValue value, Problems problems) {
        if (!isOfType(value)) {
            problems.add(name, "must be " + typesInWords() + ", not " + withArticle(typeOf(value)));
        } else if (!choices.isEmpty() && !choices.contains(value)) {
            problems.add(name, "must be one of: " + choicesInWords);
        } else if (value instanceof JsonString string) {
            text.problem(string.getString()).ifPresent(problem -> problems.add(name, problem));
        } else if (value instanceof JsonNumber decimal) {
            number.problem(decimal).ifPresent(problem -> problems.add(name, problem));
        } else if (value instanceof JsonArray array) {
            checkArray(name, array, problems);
        } else if (value instanceof JsonObject members) {
            object.check(name + ".", members, problems);
        }
    }

    private void checkArray(String name, JsonArray array, Problems problems) {
        if (array.size() < leastItems || array.size() > mostItems) {
            problems.add(name, "must have " + Bounds.words(leastItems, mostItems) + " elements, not " + array.size());
        } else if (items.isPresent()) {
            for (var i = 0; i < array.size() && !problems.isFull(); i++) {
                items.get().check(name + "[" + i + "]", array.get(i), problems);
            }
        }
    }

    private boolean isOfType(JsonValue value) {
        if (types.isEmpty()) {
            return true;
        }
        for (var i = 0; i < types.size(); i++) {
            if (isOfType(types.get(i), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(String type, JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> "string".equals(type);
            case TRUE, FALSE -> "boolean".equals(type);
            case ARRAY -> "array".equals(type);
            case OBJECT -> "object".equals(type);
            case NULL -> "null".equals(type);
            case NUMBER ->
                "number".equals(type) || ("integer".equals(type) && NumberRules.isInteger((JsonNumber) value));
        };
    }

    private static String typeOf(JsonValue value) {
        var kind = value.getValueType();
        return kind == JsonValue.ValueType.TRUE || kind == JsonValue.ValueType.FALSE
                ? "boolean"
                : kind.name().toLowerCase(Locale.ROOT);
    }

    private String typesInWords() {
        return types.stream().map(ValueRules::withArticle).collect(Collectors.joining(" or "));
    }

    private static String withArticle(String type) {
        if ("null".equals(type)) {
            return type;
        }
        return ("aio".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
    }

    private static JsonArray only(JsonObject schema) {
        return org.nextcloudmcp.json.CachedJson.array().add(schema.get("const")).build();
    }

    private static String words(JsonArray values) {
        return values.stream()
                .map(value -> value instanceof JsonString text ? text.getString() : value.toString())
                .collect(Collectors.joining(", "));
    }

    static List<String> strings(@Nullable JsonValue value) {
        return value instanceof JsonArray array
                ? array.stream()
                        .filter(JsonString.class::isInstance)
                        .map(element -> ((JsonString) element).getString())
                        .toList()
                : List.of();
    }
}
