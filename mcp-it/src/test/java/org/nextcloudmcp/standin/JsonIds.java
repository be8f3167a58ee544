package org.nextcloudmcp.standin;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** Recorded ids in a request's JSON become those that they are here. */
final class JsonIds {
    private JsonIds() {}

    static String translated(String text, Translations translations) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return translated("", reader.read(), translations).toString();
        } catch (JsonException broken) {
            return text;
        }
    }

    private static JsonValue translated(String name, JsonValue value, Translations translations) {
        if (value instanceof JsonObject object) {
            var members = Json.createObjectBuilder();
            object.forEach((member, one) -> {
                String known = member.matches("\\d+") ? translations.id(Translations.kind(name), member) : member;
                members.add(known, translated(member.equals("id") ? name : member, one, translations));
            });
            return members.build();
        } else if (value instanceof JsonArray array) {
            var elements = Json.createArrayBuilder();
            array.forEach(one -> elements.add(translated(name, one, translations)));
            return elements.build();
        } else if (value instanceof JsonNumber number && name.matches("(?i).*ids?$|id")) {
            String known = translations.id(Translations.kind(name), number.toString());
            return known.matches("\\d{1,18}") ? Json.createValue(Long.parseLong(known)) : value;
        }
        return value;
    }
}
