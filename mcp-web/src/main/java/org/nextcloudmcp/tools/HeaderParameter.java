package org.nextcloudmcp.tools;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An argument that clients repeat in the header {@code Mcp-Param-…} (MCP 2026-07-28, custom headers from tool
 * parameters).
 *
 * @param header the whole name of the header
 * @param path the names of the properties on the way to the argument
 */
public record HeaderParameter(String header, List<String> path) {

    private static final String KEYWORD = "x-mcp-header";
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final List<String> TYPES = List.of("string", "integer", "boolean");

    public HeaderParameter {
        path = List.copyOf(path);
    }

    /**
     * Those of an input schema: only what is reached through {@code properties} alone may have one.
     *
     * @throws IllegalArgumentException if clients would refuse the tool
     */
    static List<HeaderParameter> of(JsonObject inputSchema) {
        var found = new ArrayList<HeaderParameter>();
        collect(inputSchema, List.of(), found);
        var names = new HashSet<String>();
        for (var parameter : found) {
            if (!names.add(parameter.header.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("two arguments have the header " + parameter.header);
            }
        }
        return List.copyOf(found);
    }

    private static void collect(JsonObject schema, List<String> path, List<HeaderParameter> found) {
        if (schema.get("properties") instanceof JsonObject properties) {
            properties.forEach((name, value) -> {
                if (value instanceof JsonObject property) {
                    var deeper = new ArrayList<>(path);
                    deeper.add(name);
                    if (property.containsKey(KEYWORD)) {
                        found.add(new HeaderParameter("Mcp-Param-" + nameOf(property), deeper));
                    }
                    collect(property, deeper, found);
                }
            });
        }
    }

    private static String nameOf(JsonObject property) {
        if (!(property.get(KEYWORD) instanceof JsonString name)
                || !TOKEN.matcher(name.getString()).matches()
                || !TYPES.contains(property.getString("type", ""))) {
            throw new IllegalArgumentException(
                    "an argument has a header whose name is no token, or a type that cannot be in a header");
        }
        return name.getString();
    }
}
