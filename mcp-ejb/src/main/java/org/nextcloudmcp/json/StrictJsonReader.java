package org.nextcloudmcp.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.util.HashSet;

/** One reading of one text within limits. */
final class StrictJsonReader {

    /** More digits than any number needs here; making one of thousands costs more than reading them. */
    private static final int LONGEST_NUMBER = 100;

    private final JsonParser parser;
    private final JsonLimits limits;
    private int values;

    private StrictJsonReader(JsonParser parser, JsonLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    static JsonReading read(String text, JsonLimits limits) {
        try (var parser = CachedJson.parser(new StringReader(text))) {
            if (parser.next() != Event.START_OBJECT) {
                return new JsonReading.Malformed();
            }
            var object = new StrictJsonReader(parser, limits).members(1);
            // Looking for more makes the parser see, and refuse, what stands behind the object.
            return parser.hasNext() ? new JsonReading.Malformed() : new JsonReading.Read(object);
        } catch (BeyondLimitException beyond) {
            return new JsonReading.BeyondLimit(beyond.limit);
        } catch (RuntimeException notAnObject) {
            // Not only JsonException: a parser reports an overlong number by others.
            return new JsonReading.Malformed();
        }
    }

    private JsonObject members(int depth) {
        var object = CachedJson.object();
        var names = new HashSet<String>();
        while (parser.next() == Event.KEY_NAME) {
            var name = text();
            if (!names.add(name)) {
                throw new JsonException("a member is given twice");
            }
            if (names.size() > limits.members()) {
                throw new BeyondLimitException("has an object with more than %d members".formatted(limits.members()));
            }
            object.add(name, value(parser.next(), depth));
        }
        return object.build();
    }

    private JsonArray items(int depth) {
        var array = CachedJson.array();
        for (var event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            array.add(value(event, depth));
        }
        return array.build();
    }

    private JsonValue value(Event event, int depth) {
        if (depth == limits.depth()) {
            throw new BeyondLimitException("is nested deeper than %d levels".formatted(limits.depth()));
        }
        if (++values > limits.values()) {
            throw new BeyondLimitException("has more than %d values".formatted(limits.values()));
        }
        if (event != Event.START_OBJECT && event != Event.START_ARRAY) {
            return plainValue(event);
        }
        return event == Event.START_OBJECT ? members(depth + 1) : items(depth + 1);
    }

    private JsonValue plainValue(Event event) {
        if (event == Event.VALUE_STRING) {
            return CachedJson.string(text());
        }
        if (event == Event.VALUE_NUMBER && parser.getString().length() > LONGEST_NUMBER) {
            throw new BeyondLimitException("has a number of more than %d characters".formatted(LONGEST_NUMBER));
        }
        return parser.getValue();
    }

    /** RFC 7493 section 2.1: half a surrogate pair is no character, and would be written as another one. */
    private String text() {
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

    /** Without stack trace: whoever floods us with such texts shall not have one made for each. */
    private static final class BeyondLimitException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String limit;

        BeyondLimitException(String limit) {
            super(limit, null, false, false);
            this.limit = limit;
        }
    }
}
