package org.nextcloudmcp.nextcloud;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the JSON of an answer that came from outside: what does not fit is a refusal, not a stack trace. */
public final class JsonAnswer {

    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());

    private JsonAnswer() {}

    /**
     * The object in the body.
     *
     * @throws RefusedException if there is none
     */
    public static JsonObject object(NextcloudResponse response, String what) {
        if (structure(response, what) instanceof JsonObject object) {
            return object;
        }
        throw Refusals.notNextcloud(what);
    }

    /**
     * The array in the body.
     *
     * @throws RefusedException if there is none
     */
    public static JsonArray array(NextcloudResponse response, String what) {
        if (structure(response, what) instanceof JsonArray array) {
            return array;
        }
        throw Refusals.notNextcloud(what);
    }

    /** The object in the body, if there is one. */
    public static Optional<JsonObject> object(NextcloudResponse response) {
        return parse(response).map(structure -> structure instanceof JsonObject object ? object : null);
    }

    /** An integer that fits; Nextcloud writes some numbers as floats, and some as text. */
    public static OptionalLong integer(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }

    public static boolean isTrue(JsonObject object, String name) {
        return JsonValue.TRUE.equals(object.get(name));
    }

    private static JsonStructure structure(NextcloudResponse response, String what) {
        if (response.isCut()) {
            throw Refusals.tooLarge(what);
        }
        return parse(response).orElseThrow(() -> Refusals.notNextcloud(what));
    }

    private static Optional<JsonStructure> parse(NextcloudResponse response) {
        try (JsonReader reader =
                READERS.createReader(new ByteArrayInputStream(response.body()), StandardCharsets.UTF_8)) {
            return Optional.of(reader.read());
        } catch (JsonException e) {
            return Optional.empty();
        }
    }
}
