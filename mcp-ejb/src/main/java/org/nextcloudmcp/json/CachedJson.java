package org.nextcloudmcp.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriterFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/**
 * Builders, values and texts of JSON from factories that are made once and shared between threads.
 * {@code jakarta.json.Json} looks its provider up through the service loader on every call, which doubles the cost of a
 * small request.
 */
public final class CachedJson {

    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of());
    private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());
    private static final JsonWriterFactory WRITERS = PROVIDER.createWriterFactory(Map.of());

    private CachedJson() {}

    /** An empty object to be filled. */
    public static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }

    /** A builder that starts as a copy of {@code from}. */
    public static JsonObjectBuilder object(JsonObject from) {
        return BUILDERS.createObjectBuilder(from);
    }

    /** An empty array to be filled. */
    public static JsonArrayBuilder array() {
        return BUILDERS.createArrayBuilder();
    }

    /** An array of the strings, in their order. */
    public static JsonArrayBuilder array(Collection<String> strings) {
        var array = BUILDERS.createArrayBuilder();
        strings.forEach(array::add);
        return array;
    }

    public static JsonString string(String value) {
        return PROVIDER.createValue(value);
    }

    public static JsonNumber number(long value) {
        return PROVIDER.createValue(value);
    }

    public static JsonNumber number(int value) {
        return PROVIDER.createValue(value);
    }

    /** A number that is neither infinite nor NaN, which JSON has not. */
    public static JsonNumber number(double value) {
        return PROVIDER.createValue(value);
    }

    public static JsonNumber number(BigDecimal value) {
        return PROVIDER.createValue(value);
    }

    /**
     * Reads a value of any type from text that we wrote.
     *
     * @throws jakarta.json.JsonException if the text is not JSON
     */
    public static JsonValue readValue(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    /**
     * Reads an object from text that we or a trusted peer wrote.
     *
     * @throws jakarta.json.JsonException if the text is not a JSON object
     */
    public static JsonObject readObject(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    static JsonParser parser(Reader text) {
        return PARSERS.createParser(text);
    }

    /** The compact text of a value. */
    public static String text(JsonValue value) {
        var text = new StringWriter();
        try (var writer = WRITERS.createWriter(text)) {
            writer.write(value);
        }
        return text.toString();
    }

    /** The compact text of a value as it goes over the wire (RFC 8259 section 8.1). */
    public static byte[] utf8(JsonValue value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }
}
