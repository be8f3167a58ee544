package org.nextcloudmcp.walkthrough;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonStructure;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

/** JSON with line breaks, for people. */
final class Pretty {
    private static final JsonWriterFactory WRITERS =
            Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    private Pretty() {}

    static String json(String text) {
        try {
            JsonStructure value = Json.createReader(new StringReader(text)).read();
            StringWriter pretty = new StringWriter();
            WRITERS.createWriter(pretty).write(value);
            return pretty.toString().strip();
        } catch (JsonException noJson) {
            return text;
        }
    }
}
