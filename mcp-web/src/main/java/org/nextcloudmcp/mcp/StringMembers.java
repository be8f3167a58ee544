package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An object of strings, as the arguments of prompts are. Null counts as left out. */
final class StringMembers {

    private StringMembers() {}

    /** The strings by their names; empty if this is no object of strings. */
    static Optional<Map<String, String>> of(JsonValue given) {
        if (JsonValue.NULL.equals(given)) {
            return Optional.of(Map.of());
        }
        if (!(given instanceof JsonObject object)) {
            return Optional.empty();
        }
        var strings = new HashMap<String, String>();
        for (var member : object.entrySet()) {
            if (member.getValue() instanceof JsonString text) {
                strings.put(member.getKey(), text.getString());
            } else if (!JsonValue.NULL.equals(member.getValue())) {
                return Optional.empty();
            }
        }
        return Optional.of(strings);
    }
}
