package org.nextcloudmcp.nextcloud.deck;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Set;
import org.nextcloudmcp.json.CachedJson;

/**
 * What is sent to change a card. Deck clears whatever is left out, so the body begins as all of what Deck has answered,
 * what we do not know included; only what is not a property of the card, or has a route of its own, is taken away.
 */
public final class CardBody {

    /** The column among them: a body that names one, or none, must never move a card. */
    private static final Set<String> NOT_WRITTEN = Set.of(
            "id",
            "stackId",
            "boardId",
            "labels",
            "assignedUsers",
            "attachments",
            "attachmentCount",
            "commentsCount",
            "commentsUnread",
            "ETag",
            "overdue",
            "referenceData",
            "lastModified",
            "lastEditor",
            "createdAt",
            "deletedAt",
            "archived",
            "notified",
            "descriptionPrev",
            "relatedStack",
            "relatedBoard",
            "dependentCards");

    private CardBody() {}

    /** The card as it is. {@code archived} is not in it: Deck refuses to archive what is archived. */
    public static JsonObjectBuilder of(Card card) {
        var body = CachedJson.object();
        for (var member : card.json().entrySet()) {
            if (!NOT_WRITTEN.contains(member.getKey())) {
                body.add(member.getKey(), member.getValue());
            }
        }
        return body.add("title", card.title())
                .add("type", card.type())
                .add("owner", card.owner())
                .add("description", card.description())
                .add("order", card.order())
                .add("duedate", asRead(card.json(), "duedate"))
                .add("done", asRead(card.json(), "done"));
    }

    private static JsonValue asRead(JsonObject card, String name) {
        return card.getOrDefault(name, JsonValue.NULL);
    }
}
