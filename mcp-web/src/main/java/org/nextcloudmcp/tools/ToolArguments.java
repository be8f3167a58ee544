package org.nextcloudmcp.tools;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The arguments of a call, which fit the tool's input schema. An optional argument that is JSON {@code null} counts as
 * left out: clients that fill in every parameter send it so.
 *
 * @param json the arguments as they came
 */
public record ToolArguments(JsonObject json) {

    public static ToolArguments none() {
        return new ToolArguments(JsonValue.EMPTY_JSON_OBJECT);
    }

    /**
     * A required string.
     *
     * @throws IllegalStateException if the tool's schema does not require it, which is a fault of the tool
     */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> notRequired(name));
    }

    public Optional<String> optionalText(String name) {
        return json.get(name) instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    /**
     * A required integer.
     *
     * @throws IllegalStateException if the tool's schema does not require it, which is a fault of the tool
     */
    public long integer(String name) {
        return optionalInteger(name).orElseThrow(() -> notRequired(name));
    }

    public OptionalLong optionalInteger(String name) {
        return json.get(name) instanceof JsonNumber number
                ? OptionalLong.of(number.bigDecimalValue().longValueExact())
                : OptionalLong.empty();
    }

    /** A boolean, or {@code otherwise} if it is left out. */
    public boolean flag(String name, boolean otherwise) {
        var value = json.get(name);
        return (value == null || JsonValue.NULL.equals(value)) ? otherwise : JsonValue.TRUE.equals(value);
    }

    private static IllegalStateException notRequired(String name) {
        return new IllegalStateException("the input schema does not require the argument " + name);
    }
}
