package org.nextcloudmcp.tools;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;

/**
 * What clients are told about a tool.
 *
 * @param name 1 to 128 of {@code A-Z a-z 0-9 _ . -}; unique in the server
 * @param title for people
 * @param description for the model: what it does, when to use it, what it answers
 * @param scopes what the caller's token must carry, all of them
 * @param annotations hints for the client's user
 * @param reach what it needs and asks of Nextcloud; not told to clients
 * @param inputSchema JSON Schema 2020-12 of the arguments, of type object
 * @param outputSchema JSON Schema 2020-12 of the structured content of a success, of type object; empty for a tool that
 *     answers none
 */
public record ToolDescription(
        String name,
        String title,
        String description,
        Scopes scopes,
        ToolAnnotations annotations,
        ToolReach reach,
        JsonObject inputSchema,
        Optional<JsonObject> outputSchema) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    public ToolDescription {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a tool name: " + name);
        }
        requireObject(name, "input", inputSchema);
        outputSchema.ifPresent(schema -> requireObject(name, "output", schema));
    }

    /** A tool that needs no app of Nextcloud. */
    public ToolDescription(
            String name,
            String title,
            String description,
            Scopes scopes,
            ToolAnnotations annotations,
            JsonObject inputSchema,
            JsonObject outputSchema) {
        this(name, title, description, scopes, annotations, ToolReach.NONE, inputSchema, Optional.of(outputSchema));
    }

    /**
     * The same tool, for one that may answer with the link to the user's consent instead: its output schema admits both.
     * The root stays of type object, which the revisions before 2026-07-28 demand.
     */
    public ToolDescription orConsentLink() {
        var either = outputSchema.map(schema -> CachedJson.object()
                .add("type", "object")
                .add("anyOf", CachedJson.array().add(schema).add(ConsentLink.SCHEMA))
                .build());
        return new ToolDescription(name, title, description, scopes, annotations, reach, inputSchema, either);
    }

    /** This tool as an entry of {@code tools/list}. */
    public JsonObject toJson() {
        var json = CachedJson.object()
                .add("name", name)
                .add("title", title)
                .add("description", description)
                .add("inputSchema", inputSchema);
        outputSchema.ifPresent(schema -> json.add("outputSchema", schema));
        return json.add("annotations", annotations.toJson()).build();
    }

    /** The arguments that clients repeat in headers, as the input schema says. */
    public List<HeaderParameter> headerParameters() {
        return HeaderParameter.of(inputSchema);
    }

    private static void requireObject(String name, String which, JsonObject schema) {
        if (!"object".equals(schema.getString("type", ""))) {
            throw new IllegalArgumentException("the " + which + " schema of " + name + " is not of type object");
        }
    }
}
