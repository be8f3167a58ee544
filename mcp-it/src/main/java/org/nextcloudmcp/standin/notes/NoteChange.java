package org.nextcloudmcp.standin.notes;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;
import org.nextcloudmcp.standin.Ask;

/** What a POST or PUT wants to be in a note. Broken JSON counts as an empty body, wrong types are bent: so does Nextcloud. */
record NoteChange(
        Optional<String> title,
        Optional<String> content,
        Optional<String> category,
        Optional<Boolean> favorite,
        Optional<Long> modified) {
    static NoteChange of(Ask ask) {
        JsonObject json = read(ask);
        return new NoteChange(
                text(json, "title"),
                text(json, "content"),
                text(json, "category"),
                Optional.ofNullable(json.get("favorite"))
                        .map(value -> !JsonValue.FALSE.equals(value) && !JsonValue.NULL.equals(value)),
                Optional.ofNullable(json.get("modified"))
                        .filter(JsonNumber.class::isInstance)
                        .map(value -> ((JsonNumber) value).longValue()));
    }

    private static JsonObject read(Ask ask) {
        if (ask.header("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isEmpty()) {
            Ask form = new Ask(ask.method(), ask.path(), ask.text().strip(), ask.headers(), ask.body());
            var json = Json.createObjectBuilder();
            for (String name : new String[] {"title", "content", "category"}) {
                form.parameter(name).ifPresent(value -> json.add(name, value));
            }
            return json.build();
        }
        try {
            return Json.createReader(new StringReader(ask.text())).readObject();
        } catch (JsonException broken) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    private static Optional<String> text(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name))
                .map(value -> value instanceof JsonString string ? string.getString() : value.toString());
    }
}
