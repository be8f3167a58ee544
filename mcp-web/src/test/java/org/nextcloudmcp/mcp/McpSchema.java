package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The published schema of one revision, to hold our messages against. */
enum McpSchema {
    V2026_07_28("2026-07-28"),
    V2025_11_25("2025-11-25");

    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("ImmutableEnumChecker") // nothing writes to it
    private final JsonNode document;

    McpSchema(String revision) {
        try (var stream = McpSchema.class.getResourceAsStream("/mcp-schema/" + revision + ".json")) {
            document = new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless the message is what the schema calls {@code definition}. */
    void assertIsA(String definition, JsonObject message) {
        var root = JSON.createObjectNode().put("$ref", "#/$defs/" + definition);
        root.set("$defs", document.get("$defs"));
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
        try {
            assertThat(schema.validate(JSON.readTree(message.toString())))
                    .as("%s of %s: %s", definition, name(), message)
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
