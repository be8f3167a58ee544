package org.nextcloudmcp.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a JSON object that somebody else wrote, as I-JSON (RFC 7493) or not at all. A member given twice is refused at
 * every depth: two readers of the same text must not see different values (RFC 8725 section 2.4, RFC 8259 section 4).
 */
public final class StrictJson {

    private StrictJson() {}

    /** The object this text is, if it is exactly one JSON object without duplicate members. */
    public static Optional<JsonObject> object(String text) {
        return StrictJsonReader.read(text, JsonLimits.STANDARD).found();
    }

    /** The object these bytes are in UTF-8, if they are UTF-8; a replaced character could hide a difference. */
    public static Optional<JsonObject> object(byte[] utf8) {
        return read(utf8, JsonLimits.STANDARD).found();
    }

    /** Reads what these bytes are in UTF-8 and tells what is too much from what is malformed. */
    public static JsonReading read(byte[] utf8, JsonLimits limits) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
            return StrictJsonReader.read(text.toString(), limits);
        } catch (CharacterCodingException notUtf8) {
            return new JsonReading.Malformed();
        }
    }

    /** The member if it is a string. */
    public static Optional<String> string(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    /** The object as plain Java values: String, Long, Double, Boolean, List, Map; {@code null} members are left out. */
    public static Map<String, Object> plain(JsonObject object) {
        var plain = new LinkedHashMap<String, Object>();
        object.forEach((name, value) -> plain(value).ifPresent(java -> plain.put(name, java)));
        return Map.copyOf(plain);
    }

    private static Optional<Object> plain(JsonValue value) {
        if (value instanceof JsonObject object) {
            return Optional.of(plain(object));
        }
        if (value instanceof JsonArray array) {
            return Optional.of(plain(array));
        }
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        if (value instanceof JsonNumber number) {
            return Optional.of(plain(number));
        }
        return JsonValue.NULL.equals(value) ? Optional.empty() : Optional.of(JsonValue.TRUE.equals(value));
    }

    private static List<Object> plain(JsonArray array) {
        return array.stream().flatMap(value -> plain(value).stream()).toList();
    }

    private static Object plain(JsonNumber number) {
        // The scale is asked first: expanding 1e999999999 to an integer would eat the memory. It may be as large as an
        // int: the difference is not one.
        var whole = number.bigDecimalValue();
        var fits = whole.scale() <= 0 && (long) whole.precision() - whole.scale() <= 18;
        if (fits) {
            return whole.longValueExact();
        }
        return whole.doubleValue();
    }
}
