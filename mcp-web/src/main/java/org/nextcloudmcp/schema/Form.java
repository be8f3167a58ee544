package org.nextcloudmcp.schema;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.function.Function;

/**
 * How the values of a Java type look in JSON.
 *
 * @param schema what every value conforms to
 * @param reading from a value that conforms to the schema; throws {@link UnfitException} if Java cannot hold it
 * @param writing to a value that conforms to the schema
 */
record Form(JsonObject schema, Function<JsonValue, Object> reading, Function<Object, JsonValue> writing) {

    Object read(JsonValue value) {
        return reading.apply(value);
    }

    JsonValue write(Object value) {
        return writing.apply(value);
    }

    Form with(JsonObject narrower) {
        return new Form(narrower, reading, writing);
    }
}
