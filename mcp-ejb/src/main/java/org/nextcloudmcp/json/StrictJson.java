package org.nextcloudmcp.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a JSON object that somebody else wrote, as I-JSON (RFC 7493) or not at all. A member given twice is refused at
 * every depth: two readers of the same text must not see different values (RFC 8725 section 2.4, RFC 8259 section 4).
 */
public final class StrictJson {

    /** No token, metadata or key set nests deeper; the reader's own stack must not be the limit. */
    private static final int DEEPEST = 32;

    /** An object with more is somebody's attempt to keep us busy. */
    private static final int MOST_MEMBERS = 1000;

    /** More digits than any number needs here; making one of thousands costs more than reading them. */
    private static final int LONGEST_NUMBER = 100;

    private StrictJson() {}

    /** The object this text is, if it is exactly one JSON object without duplicate members. */
    public static Optional<JsonObject> object(String text) {
        try (var parser = CachedJson.parser(new StringReader(text))) {
            if (parser.next() != Event.START_OBJECT) {
                return Optional.empty();
            }
            var object = members(parser, 1);
            // Looking for more makes the parser see, and refuse, what stands behind the object.
            return parser.hasNext() ? Optional.empty() : Optional.of(object);
        } catch (RuntimeException notAnObject) {
            // Not only JsonException: a parser reports an overlong number by others.
            return Optional.empty();
        }
    }

    private static JsonObject members(JsonParser parser, int depth) {
        var object = CachedJson.object();
        var names = new HashSet<String>();
        while (parser.next() == Event.KEY_NAME) {
            var name = text(parser);
            if (!names.add(name) || names.size() > MOST_MEMBERS) {
                throw new JsonException("a member is given twice, or there are too many");
            }
            object.add(name, value(parser, parser.next(), depth));
        }
        return object.build();
    }

    private static JsonArray items(JsonParser parser, int depth) {
        var array = CachedJson.array();
        for (var event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            array.add(value(parser, event, depth));
        }
        return array.build();
    }

    private static JsonValue value(JsonParser parser, Event event, int depth) {
        if (depth == DEEPEST) {
            throw new JsonException("nested too deeply");
        }
        if (event == Event.START_OBJECT) {
            return members(parser, depth + 1);
        }
        return event == Event.START_ARRAY ? items(parser, depth + 1) : plainValue(parser, event);
    }

    private static JsonValue plainValue(JsonParser parser, Event event) {
        if (event == Event.VALUE_STRING) {
            return CachedJson.string(text(parser));
        }
        if (event == Event.VALUE_NUMBER && parser.getString().length() > LONGEST_NUMBER) {
            throw new JsonException("a number is too long");
        }
        return parser.getValue();
    }

    /** RFC 7493 section 2.1: half a surrogate pair is no character, and would be written as another one. */
    private static String text(JsonParser parser) {
        var text = parser.getString();
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    throw new JsonException("a text holds half a character");
                }
                i++;
            }
        }
        return text;
    }

    /** The object these bytes are in UTF-8, if they are UTF-8; a replaced character could hide a difference. */
    public static Optional<JsonObject> object(byte[] utf8) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
            return object(text.toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
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
