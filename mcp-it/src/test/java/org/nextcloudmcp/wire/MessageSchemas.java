package org.nextcloudmcp.wire;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The schema of one revision of MCP, by what a message is. */
public final class MessageSchemas {
    private static final Map<Revision, MessageSchemas> ALL = Map.of(
            Revision.STATELESS, new MessageSchemas("2026-07-28"),
            Revision.INITIALIZED, new MessageSchemas("2025-11-25"),
            Revision.OLDER, new MessageSchemas("2025-11-25"));

    private final String id;
    private final SchemaRegistry registry;
    private final JsonObject definitions;
    private final Map<String, String> byMethod = new HashMap<>();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private MessageSchemas(String revision) {
        String text = resource(revision);
        id = "https://schema.test/" + revision;
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(id, text)));
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            definitions = reader.readObject().getJsonObject("$defs");
        }
        definitions.forEach((name, definition) -> {
            JsonObject properties = definition.asJsonObject().getJsonObject("properties");
            JsonObject method = properties == null ? null : properties.getJsonObject("method");
            if (method != null && method.containsKey("const") && !name.startsWith("Client")) {
                byMethod.put(method.getString("const"), name);
            }
        });
    }

    private static String resource(String revision) {
        try (InputStream in =
                Objects.requireNonNull(MessageSchemas.class.getResourceAsStream("/mcp-schema/" + revision + ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What is wrong with a message; nothing if it fits. */
    public static List<String> problems(Message message) {
        MessageSchemas own = Objects.requireNonNull(ALL.get(message.revision()));
        return own.fits(
                message.revision() == Revision.OLDER ? "JSONRPCMessage" : own.definition(message), message.json());
    }

    /** The most exact definition that there is for the whole message. */
    private String definition(Message message) {
        if (message.method().isPresent()) {
            return byMethod.getOrDefault(message.method().get(), "JSONRPCMessage");
        }
        if (message.json().containsKey("error")) {
            return "JSONRPCErrorResponse";
        }
        String request = message.answered().map(byMethod::get).orElse("");
        String base = request.endsWith("Request") ? request.substring(0, request.length() - 7) : "";
        if (definitions.containsKey(base + "ResultResponse")) {
            return base + "ResultResponse";
        }
        return "JSONRPCResultResponse";
    }

    private List<String> fits(String definition, JsonObject json) {
        return schemas
                .computeIfAbsent(definition, name -> registry.getSchema(SchemaLocation.of(id + "#/$defs/" + name)))
                .validate(json.toString(), InputFormat.JSON)
                .stream()
                .map(error -> definition + ": " + error)
                .toList();
    }

    /** What is wrong with a result before 2026-07-28, whose schema has no definitions of whole responses. */
    static List<String> problemsOfResult(Message message) {
        MessageSchemas own = Objects.requireNonNull(ALL.get(message.revision()));
        if (message.revision() != Revision.INITIALIZED
                || !(message.json().get("result") instanceof JsonObject result)) {
            return List.of();
        }
        String request = message.answered().map(own.byMethod::get).orElse("");
        String name = request.replaceAll("Request$", "Result");
        return own.fits(own.definitions.containsKey(name) && !name.isEmpty() ? name : "Result", result);
    }
}
