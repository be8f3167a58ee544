package org.nextcloudmcp.tools;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds arguments against an input schema and says everything that does not fit, in words that a model can act on. It
 * knows the keywords that {@link JsonSchema} writes and no others.
 *
 * <p>An optional argument that is {@code null} counts as left out. Values are not quoted back: an argument may hold what
 * must not reach a log.
 */
final class ArgumentRules {

    static final int MOST_PROBLEMS = 20;

    private final List<String> problems = new ArrayList<>();

    private ArgumentRules() {}

    /** What is wrong, one sentence for each argument; empty if the arguments fit. */
    static List<String> problems(JsonObject schema, JsonObject arguments) {
        var rules = new ArgumentRules();
        rules.checkObject("", schema, arguments);
        return rules.problems.stream().limit(MOST_PROBLEMS).toList();
    }

    private void checkObject(String at, JsonObject schema, JsonObject object) {
        var properties =
                schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        for (var required :
                schema.getOrDefault("required", JsonValue.EMPTY_JSON_ARRAY).asJsonArray()) {
            var name = ((JsonString) required).getString();
            if (isAbsent(object.get(name))) {
                add(at + name, "is required");
            }
        }
        for (var member : object.entrySet()) {
            var property = properties.get(member.getKey());
            if (property != null && !isAbsent(member.getValue())) {
                check(at + member.getKey(), property.asJsonObject(), member.getValue());
            } else if (property == null && JsonValue.FALSE.equals(schema.get("additionalProperties"))) {
                add(at + shortened(member.getKey()), "is not an argument here; known are: " + names(properties));
            }
        }
    }

    private void check(String name, JsonObject schema, JsonValue value) {
        var type = schema.getString("type");
        if (!isOfType(type, value)) {
            add(name, "must be " + withArticle(type) + ", not " + withArticle(typeOf(value)));
        } else if (schema.containsKey("enum") && !schema.getJsonArray("enum").contains(value)) {
            add(name, "must be one of: " + choices(schema.getJsonArray("enum")));
        } else if (value instanceof JsonString text) {
            TextRules.problem(schema, text.getString()).ifPresent(problem -> add(name, problem));
        } else if (value instanceof JsonNumber number) {
            NumberRules.problem(schema, number.bigDecimalValue()).ifPresent(problem -> add(name, problem));
        } else if (value instanceof JsonArray array && schema.get("items") instanceof JsonObject items) {
            for (var i = 0; i < array.size() && problems.size() < MOST_PROBLEMS; i++) {
                check(name + "[" + i + "]", items, array.get(i));
            }
        } else if (value instanceof JsonObject object) {
            checkObject(name + ".", schema, object);
        }
    }

    private void add(String name, String problem) {
        problems.add(name + " " + problem);
    }

    private static boolean isAbsent(@Nullable JsonValue value) {
        return value == null || JsonValue.NULL.equals(value);
    }

    private static boolean isOfType(String type, JsonValue value) {
        return type.equals(typeOf(value))
                || ("integer".equals(type)
                        && value instanceof JsonNumber number
                        && NumberRules.isInteger(number.bigDecimalValue()))
                || ("number".equals(type) && value instanceof JsonNumber);
    }

    private static String typeOf(JsonValue value) {
        var kind = value.getValueType();
        return kind == JsonValue.ValueType.TRUE || kind == JsonValue.ValueType.FALSE
                ? "boolean"
                : kind.name().toLowerCase(Locale.ROOT);
    }

    private static String withArticle(String type) {
        if ("null".equals(type)) {
            return type;
        }
        return ("aio".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
    }

    private static String names(JsonObject properties) {
        return properties.isEmpty() ? "none" : String.join(", ", properties.keySet());
    }

    private static String choices(JsonArray values) {
        return values.stream()
                .map(value -> value instanceof JsonString text ? text.getString() : value.toString())
                .collect(Collectors.joining(", "));
    }

    /** The name comes from the caller: what it adds to our answer is bounded. */
    private static String shortened(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }
}
