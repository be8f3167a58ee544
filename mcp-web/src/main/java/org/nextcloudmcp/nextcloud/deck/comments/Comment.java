package org.nextcloudmcp.nextcloud.deck.comments;

import jakarta.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.Excerpt;
import org.nextcloudmcp.nextcloud.deck.DeckJson;
import org.nextcloudmcp.schema.Description;

/** A comment as the tools answer it. */
record Comment(
        long id,
        @Description("Id of the author.") String author,

        @Description("Name of the author; with detail full.")
        Optional<String> authorName,

        String message,
        @Description("Whether the message goes on.") boolean messageShortened,
        Optional<OffsetDateTime> created,

        @Description("Id of the comment that it replies to.")
        OptionalLong replyTo,

        @Description("Ids of those whom it mentions; with detail full.")
        Optional<List<String>> mentions) {

    /** With everything. */
    static Comment whole(JsonObject json) {
        return of(json, Integer.MAX_VALUE, true);
    }

    /**
     * As a list shows it.
     *
     * @param longest how many characters of the message are shown
     */
    static Comment of(JsonObject json, int longest, boolean isFull) {
        var excerpt = Excerpt.of(json.getString("message", ""), longest);
        return new Comment(
                DeckJson.number(json, "id"),
                json.getString("actorId", ""),
                DeckJson.text(json, "actorDisplayName").filter(name -> isFull),
                excerpt.text(),
                !excerpt.isWhole(),
                DeckJson.time(json, "creationDateTime"),
                json.get("replyTo") instanceof JsonObject parent
                        ? OptionalLong.of(DeckJson.number(parent, "id"))
                        : OptionalLong.empty(),
                isFull ? Optional.of(mentions(json)) : Optional.empty());
    }

    private static List<String> mentions(JsonObject json) {
        return DeckJson.objects(json, "mentions").stream()
                .map(mention -> mention.getString("mentionId", ""))
                .toList();
    }
}
