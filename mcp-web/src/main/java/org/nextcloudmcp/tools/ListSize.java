package org.nextcloudmcp.tools;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.nextcloudmcp.json.CachedJson;

/**
 * Holds the argument {@code limit} of all tools to the operator's {@code mcp.limit.list.entries}, whether a caller gave it
 * or the tool's default stands for it: a smaller page has a cursor to go on with.
 */
final class ListSize {

    private static final String LIMIT = "limit";

    private ListSize() {}

    /**
     * The arguments with a limit that may be.
     *
     * @param arguments fit the schema
     */
    static JsonObject within(int most, JsonObject schema, JsonObject arguments) {
        // a schema made without records need not list its properties
        var declared = schema.get("properties") instanceof JsonObject properties ? properties.get(LIMIT) : null;
        if (!(declared instanceof JsonObject rule)
                || !rule.getString("type", "").equals("integer")) {
            return arguments;
        }
        var given =
                arguments.get(LIMIT) instanceof JsonNumber asked ? asked : rule.getOrDefault("default", JsonValue.NULL);
        return given instanceof JsonNumber number && number.longValue() > most
                ? CachedJson.object(arguments).add(LIMIT, most).build()
                : arguments;
    }
}
