package org.nextcloudmcp.schema;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keywords of JSON Schema for objects: properties, required, additionalProperties, minProperties, maxProperties.
 *
 * @param closed whether there are no members but the properties
 * @param others what members are held to that are no properties
 */
record ObjectRules(
        Map<String, ValueRules> properties,
        List<String> required,
        boolean closed,
        Optional<ValueRules> others,
        int least,
        int most) {

    private static final int LONGEST_NAME = 60;

    static ObjectRules of(JsonObject schema) {
        var properties = new LinkedHashMap<String, ValueRules>();
        if (schema.get("properties") instanceof JsonObject named) {
            named.forEach((name, property) -> properties.put(name, ValueRules.of(property)));
        }
        var additional = schema.get("additionalProperties");
        return new ObjectRules(
                properties,
                ValueRules.strings(schema.get("required")),
                JsonValue.FALSE.equals(additional),
                additional instanceof JsonObject others ? Optional.of(ValueRules.of(others)) : Optional.empty(),
                schema.getInt("minProperties", 0),
                schema.getInt("maxProperties", Integer.MAX_VALUE));
    }

    void check(String at, JsonObject object, Problems problems) {
        for (var i = 0; i < required.size(); i++) {
            var name = required.get(i);
            if (isAbsent(object.get(name), properties.get(name))) {
                problems.add(at + name, "is required");
            }
        }
        var members = 0;
        for (var member : object.entrySet()) {
            if (problems.isFull()) {
                return;
            }
            var property = properties.get(member.getKey());
            members += isAbsent(member.getValue(), property) ? 0 : 1;
            check(at, member, property, problems);
        }
        if (members < least || members > most) {
            var name = at.isEmpty() ? "the arguments" : at.substring(0, at.length() - 1);
            problems.add(name, "must have " + Bounds.words(least, most) + " members, not " + members);
        }
    }

    private void check(
            String at, Map.Entry<String, JsonValue> member, @Nullable ValueRules property, Problems problems) {
        if (property == null && closed) {
            problems.add(at + shortened(member.getKey()), "is not an argument here; known are: " + names());
        } else if (!isAbsent(member.getValue(), property)) {
            if (property != null) {
                property.check(at + member.getKey(), member.getValue(), problems);
            } else if (others.isPresent()) {
                others.get().check(at + shortened(member.getKey()), member.getValue(), problems);
            }
        }
    }

    private static boolean isAbsent(@Nullable JsonValue value, @Nullable ValueRules rules) {
        return value == null || (JsonValue.NULL.equals(value) && (rules == null || !rules.admitsNull()));
    }

    private String names() {
        return properties.isEmpty() ? "none" : String.join(", ", properties.keySet());
    }

    /** The name comes from the caller: what it adds to our answer is bounded. */
    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }
}
