package org.nextcloudmcp.nextcloud.deck;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A column of a board.
 *
 * @param order columns stand from the smallest to the largest
 * @param modified empty if nothing was ever changed in it
 * @param etag made of {@code modified}, so it tells changes of one second not apart
 * @param cards those that are not archived, or only those that are, as asked for
 */
public record Stack(
        long id, String title, long board, long order, Optional<Instant> modified, String etag, List<Card> cards) {

    public static Stack of(JsonObject json) {
        return new Stack(
                DeckJson.number(json, "id"),
                json.getString("title", ""),
                DeckJson.number(json, "boardId"),
                DeckJson.number(json, "order"),
                DeckJson.seconds(json, "lastModified"),
                json.getString("ETag", ""),
                DeckJson.objects(json, "cards").stream().map(Card::of).toList());
    }

    public Stack with(List<Card> others) {
        return new Stack(id, title, board, order, modified, etag, others);
    }
}
