package org.nextcloudmcp.tools;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.regex.Pattern;
import org.nextcloudmcp.json.CachedJson;

/**
 * A JSON Schema (2020-12) of the few keywords that {@link ArgumentRules} can check, so that a tool cannot promise a
 * limit that nobody holds. Each method answers a new schema. Objects are closed: {@code additionalProperties} is false.
 *
 * @param json the schema itself
 */
public record JsonSchema(JsonObject json) {

    /** An object without properties; add them with {@link #required} and {@link #optional}. */
    public static JsonSchema object() {
        return new JsonSchema(CachedJson.object()
                .add("type", "object")
                .add("properties", JsonValue.EMPTY_JSON_OBJECT)
                .add("additionalProperties", false)
                .build());
    }

    public static JsonSchema string() {
        return ofType("string");
    }

    /** A string that is one of {@code values}. */
    public static JsonSchema oneOf(String... values) {
        return string().with("enum", CachedJson.array(List.of(values)).build());
    }

    public static JsonSchema integer() {
        return ofType("integer");
    }

    public static JsonSchema number() {
        return ofType("number");
    }

    public static JsonSchema bool() {
        return ofType("boolean");
    }

    public static JsonSchema arrayOf(JsonSchema items) {
        return ofType("array").with("items", items.json());
    }

    /** A time in UTC as RFC 3339 writes it, for results. */
    public static JsonSchema instant() {
        return string().with("format", CachedJson.string("date-time"));
    }

    /** An absolute URI (RFC 3986), for results. */
    public static JsonSchema uri() {
        return string().with("format", CachedJson.string("uri"));
    }

    /** Adds a property that must be there. */
    public JsonSchema required(String name, JsonSchema property) {
        var names = CachedJson.array();
        json.getOrDefault("required", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().forEach(names::add);
        return optional(name, property).with("required", names.add(name).build());
    }

    /** Adds a property that may be left out. */
    public JsonSchema optional(String name, JsonSchema property) {
        var properties = CachedJson.object(json.getJsonObject("properties")).add(name, property.json());
        return with("properties", properties.build());
    }

    /** Says for the model what the value means, its unit and its form. */
    public JsonSchema described(String text) {
        return with("description", CachedJson.string(text));
    }

    /** At least and at most this number, for integers and numbers. */
    public JsonSchema between(long least, long most) {
        return with("minimum", CachedJson.number(least)).with("maximum", CachedJson.number(most));
    }

    /** At least and at most so many characters (Unicode code points), for strings. */
    public JsonSchema length(int least, int most) {
        return with("minLength", CachedJson.number(least)).with("maxLength", CachedJson.number(most));
    }

    /** A part of the string must match; anchor with {@code ^} and {@code $}. Stay within what ECMA-262 and Java share. */
    public JsonSchema matching(String pattern) {
        return with("pattern", CachedJson.string(Pattern.compile(pattern).pattern()));
    }

    /** What a tool takes if the argument is left out. Told to the model; the tool itself has to do so. */
    public JsonSchema defaultsTo(String value) {
        return with("default", CachedJson.string(value));
    }

    /** See {@link #defaultsTo(String)}. */
    public JsonSchema defaultsTo(long value) {
        return with("default", CachedJson.number(value));
    }

    /** See {@link #defaultsTo(String)}. */
    public JsonSchema defaultsTo(boolean value) {
        return with("default", value ? JsonValue.TRUE : JsonValue.FALSE);
    }

    private static JsonSchema ofType(String type) {
        return new JsonSchema(CachedJson.object().add("type", type).build());
    }

    private JsonSchema with(String keyword, JsonValue value) {
        return new JsonSchema(CachedJson.object(json).add(keyword, value).build());
    }
}
