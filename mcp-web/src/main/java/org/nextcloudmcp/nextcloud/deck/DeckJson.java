package org.nextcloudmcp.nextcloud.deck;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.JsonAnswer;

/** What stands in Deck's JSON in more than one form. */
public final class DeckJson {

    private DeckJson() {}

    /** A person is an object in some answers and a bare user id in others. */
    public static Optional<String> person(JsonObject object, String name) {
        var value = object.get(name);
        if (value instanceof JsonString id) {
            return Optional.of(id.getString());
        }
        return value instanceof JsonObject person
                ? text(person, "uid").or(() -> text(person, "primaryKey"))
                : Optional.empty();
    }

    public static Optional<String> text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** A time with its offset; empty for null and for what is none. */
    public static Optional<OffsetDateTime> time(JsonObject object, String name) {
        try {
            return text(object, name).map(OffsetDateTime::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Seconds since 1970; empty where Deck has none, which it writes as 0. */
    public static Optional<Instant> seconds(JsonObject object, String name) {
        var seconds = number(object, name);
        return seconds > 0 ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }

    /** A whole number; 0 where there is none. */
    public static long number(JsonObject object, String name) {
        return JsonAnswer.integer(object, name).orElse(0);
    }

    /** The objects of an array; none for null. */
    public static List<JsonObject> objects(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array ? objects(array) : List.of();
    }

    public static List<JsonObject> objects(JsonArray array) {
        return array.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }
}
