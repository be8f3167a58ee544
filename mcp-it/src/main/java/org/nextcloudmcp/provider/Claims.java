package org.nextcloudmcp.provider;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/** Changes of JSON objects, each of which answers a new one. */
public final class Claims {
    private Claims() {}

    /** With a text. */
    public static JsonObject with(JsonObject claims, String name, String value) {
        return with(claims, name, Json.createValue(value));
    }

    /** With a number. */
    public static JsonObject with(JsonObject claims, String name, long value) {
        return with(claims, name, Json.createValue(value));
    }

    /** With any value. */
    public static JsonObject with(JsonObject claims, String name, JsonValue value) {
        return copy(claims).add(name, value).build();
    }

    /** Without a member. */
    public static JsonObject without(JsonObject claims, String name) {
        return copy(claims).remove(name).build();
    }

    private static JsonObjectBuilder copy(JsonObject claims) {
        return Json.createObjectBuilder(claims);
    }
}
