package org.nextcloudmcp.jsonrpc;

import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON as RFC 7493 wants it: UTF-8 without malformed bytes, no member twice (two parsers may disagree about which
 * one counts), nothing after the value, and no deeper than a message of MCP can need.
 */
final class StrictJson {

    static final int MOST_LEVELS = 64;

    private static final JsonReaderFactory READERS =
            JsonProvider.provider().createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private StrictJson() {}

    /** The value of the text, or empty if it is not strict JSON. Why not is not told: it would quote the sender. */
    static Optional<JsonValue> read(byte[] utf8) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return Brackets.areSound(MOST_LEVELS, text) ? Optional.of(parsed(text)) : Optional.empty();
        } catch (CharacterCodingException | JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static JsonValue parsed(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
