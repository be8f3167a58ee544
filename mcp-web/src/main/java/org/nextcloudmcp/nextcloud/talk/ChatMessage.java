package org.nextcloudmcp.nextcloud.talk;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.JsonAnswer;

/**
 * A message as Talk describes it, its text made readable.
 *
 * @param kind {@code comment}, {@code comment_deleted}, {@code system}, {@code command}
 * @param system which event a system message tells; empty for what somebody wrote
 * @param referenceId what its sender gave to know it again
 * @param reactions how many there are of each emoji
 */
record ChatMessage(
        long id,
        String kind,
        String authorType,
        String authorId,
        String authorName,
        Instant time,
        String text,
        Optional<String> system,
        String referenceId,
        Optional<Parent> parent,
        Map<String, Integer> reactions,
        List<String> ownReactions,
        List<SharedFile> files) {

    /** The message that this one answers. */
    record Parent(long id, String authorName, String text) {}

    /** Empty for what is no message. */
    static Optional<ChatMessage> of(JsonObject json) {
        var id = JsonAnswer.integer(json, "id");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var parameters = json.getOrDefault("messageParameters", JsonValue.NULL);
        return Optional.of(new ChatMessage(
                id.getAsLong(),
                json.getString("messageType", "comment"),
                json.getString("actorType", ""),
                json.getString("actorId", ""),
                json.getString("actorDisplayName", ""),
                Instant.ofEpochSecond(JsonAnswer.integer(json, "timestamp").orElse(0)),
                text(json),
                Optional.of(json.getString("systemMessage", "")).filter(event -> !event.isEmpty()),
                json.getString("referenceId", ""),
                parent(json),
                counts(json.getOrDefault("reactions", JsonValue.NULL)),
                json.get("reactionsSelf") instanceof JsonArray own ? strings(own) : List.of(),
                SharedFile.in(parameters)));
    }

    private static String text(JsonObject json) {
        return RichText.of(json.getString("message", ""), json.getOrDefault("messageParameters", JsonValue.NULL));
    }

    private static Optional<Parent> parent(JsonObject json) {
        return json.get("parent") instanceof JsonObject parent && parent.containsKey("message")
                ? Optional.of(new Parent(
                        JsonAnswer.integer(parent, "id").orElse(0),
                        parent.getString("actorDisplayName", ""),
                        text(parent)))
                : Optional.empty();
    }

    /** PHP writes an empty list where there are none. */
    private static Map<String, Integer> counts(JsonValue reactions) {
        var counts = new LinkedHashMap<String, Integer>();
        if (reactions instanceof JsonObject given) {
            given.forEach((emoji, count) -> {
                if (count instanceof JsonNumber number) {
                    counts.put(emoji, number.intValue());
                }
            });
        }
        return counts;
    }

    private static List<String> strings(JsonArray array) {
        return array.stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .toList();
    }
}
