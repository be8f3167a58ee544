package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in a recipe's JSON, which follows schema.org and may come from any web page. */
final class RecipeJson {

    /** Lists write {@code +0000}, single recipes {@code +00:00}. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private RecipeJson() {}

    /** The id, which is text here and a number there. */
    static OptionalLong id(JsonObject json) {
        var value = json.getOrDefault("id", json.get("recipe_id"));
        if (value instanceof JsonNumber number) {
            return OptionalLong.of(number.longValue());
        }
        return value instanceof JsonString text && text.getString().matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(text.getString()))
                : OptionalLong.empty();
    }

    static Optional<String> text(JsonObject json, String name) {
        return Optional.of(json.getString(name, "")).filter(text -> !text.isEmpty());
    }

    static Optional<Instant> time(JsonObject json, String name) {
        try {
            return text(json, name).map(text -> OffsetDateTime.parse(text, TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What stands between the commas. */
    static List<String> keywords(String commas) {
        return Stream.of(commas.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A list of texts; steps of schema.org that are objects give their text, sections the texts of their steps. */
    static List<String> lines(@Nullable JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().flatMap(item -> lines(item).stream()).toList();
        }
        if (value instanceof JsonObject step) {
            return step.containsKey("itemListElement")
                    ? lines(step.get("itemListElement"))
                    : text(step, "text").or(() -> text(step, "name")).stream().toList();
        }
        return value instanceof JsonString text && !text.getString().isEmpty() ? List.of(text.getString()) : List.of();
    }

    static Map<String, String> nutrition(JsonObject json) {
        var facts = new LinkedHashMap<String, String>();
        if (json.get("nutrition") instanceof JsonObject nutrition) {
            nutrition.forEach((name, value) -> {
                if (!name.startsWith("@") && value instanceof JsonString text) {
                    facts.put(name, text.getString());
                }
            });
        }
        return facts;
    }
}
