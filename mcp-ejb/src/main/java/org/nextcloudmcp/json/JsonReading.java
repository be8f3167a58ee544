package org.nextcloudmcp.json;

import jakarta.json.JsonObject;
import java.util.Optional;

/** What came of reading a text as one JSON object. */
public sealed interface JsonReading {

    record Read(JsonObject object) implements JsonReading {}

    /** Not one JSON object, or one that two readers could understand differently. */
    record Malformed() implements JsonReading {}

    /**
     * Not read to its end, so nobody knows whether it is well-formed.
     *
     * @param limit what it goes beyond, as the end of "The JSON …"
     */
    record BeyondLimit(String limit) implements JsonReading {}

    /** The object, if there is one. */
    default Optional<JsonObject> found() {
        return this instanceof Read read ? Optional.of(read.object()) : Optional.empty();
    }
}
