package org.nextcloudmcp.standin.deck;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.files.UserFiles;

/** How Deck shows things, which differs from answer to answer. */
final class Shapes {
    /** PHP's text for null, whose hash a thing has before it was read again. */
    private static final String NEW = "";

    private final Decks decks;

    Shapes(Decks decks) {
        this.decks = decks;
    }

    static String etag(long modified) {
        return UserFiles.md5(String.valueOf(modified));
    }

    /** A user as an object, or a bare text if there is none of that name. */
    JsonValue person(String userId) {
        return decks.world
                .people()
                .find(userId)
                .<JsonValue>map(account -> Json.createObjectBuilder()
                        .add("primaryKey", userId)
                        .add("uid", userId)
                        .add("displayname", account.displayName())
                        .add("type", 0)
                        .build())
                .orElseGet(() -> Json.createValue(userId));
    }

    JsonObjectBuilder label(Board board, Board.Label label, boolean isNew) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", label.id)
                .add("title", label.title)
                .add("color", label.color)
                .add("boardId", board.id)
                .addNull("cardId");
        return isNew
                ? json.addNull("lastModified").add("ETag", UserFiles.md5(NEW))
                : json.add("lastModified", label.modified).add("ETag", etag(label.modified));
    }

    JsonObjectBuilder access(Board board, Board.Access access) {
        return Json.createObjectBuilder()
                .add("id", access.id())
                .add("participant", person(access.participant()))
                .add("type", access.type())
                .add("boardId", board.id)
                .add("permissionEdit", access.edit())
                .add("permissionShare", access.share())
                .add("permissionManage", access.manage())
                .add("owner", false);
    }

    JsonObjectBuilder stack(Board.Stack stack) {
        return Json.createObjectBuilder()
                .add("id", stack.id)
                .add("title", stack.title)
                .add("boardId", stack.board.id)
                .add("deletedAt", stack.deletedAt)
                .add("lastModified", stack.modified)
                .add("order", stack.order)
                .add("ETag", etag(stack.modified));
    }

    /** A card with labels and assignees, as most answers have it. */
    JsonObjectBuilder details(Card card, Account viewer) {
        JsonArrayBuilder labels = Json.createArrayBuilder();
        card.labels.forEach(
                label -> labels.add(label(card.stack.board, label, false).add("cardId", card.id)));
        JsonArrayBuilder assigned = Json.createArrayBuilder();
        card.assigned.forEach((userId, id) -> assigned.add(assignment(card, userId, id)));
        JsonObjectBuilder json = common(card)
                .add("labels", labels)
                .add("assignedUsers", assigned)
                .addNull("attachments")
                .add("attachmentCount", attachments(card))
                .add("owner", person(card.owner))
                .add("commentsCount", card.comments.size())
                .add("commentsUnread", unread(card, viewer))
                .add("overdue", overdue(card))
                .addNull("referenceData");
        if (decks.world.has(DeckApp.DEPENDENT_CARDS)) {
            JsonArrayBuilder others = Json.createArrayBuilder();
            card.dependentCards.forEach(others::add);
            json.add("dependentCards", others);
        }
        return json;
    }

    /** A card as it comes from the database. */
    JsonObjectBuilder bare(Card card) {
        JsonObjectBuilder json = common(card)
                .addNull("labels")
                .addNull("assignedUsers")
                .addNull("attachments")
                .addNull("attachmentCount")
                .add("owner", card.owner)
                .add("notified", false)
                .add("commentsUnread", 0)
                .add("commentsCount", 0)
                .addNull("relatedStack")
                .addNull("relatedBoard");
        return nullable(json, "descriptionPrev", card.descriptionBefore);
    }

    /** A bare card with its labels and its owner. */
    JsonObjectBuilder found(Card card) {
        JsonArrayBuilder labels = Json.createArrayBuilder();
        card.labels.forEach(
                label -> labels.add(label(card.stack.board, label, false).add("cardId", card.id)));
        return bare(card).add("labels", labels).add("owner", person(card.owner));
    }

    private JsonObjectBuilder common(Card card) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", card.id)
                .add("title", card.title)
                .add("description", card.description)
                .add("stackId", card.stack.id)
                .add("type", card.type)
                .add("lastModified", card.modified)
                .add("createdAt", card.created)
                .add("order", card.order)
                .add("archived", card.archived)
                .add("done", card.done)
                .add("duedate", card.duedate)
                .add("deletedAt", card.deletedAt)
                .add("ETag", etag(card.modified));
        return nullable(json, "lastEditor", card.lastEditor);
    }

    JsonObjectBuilder assignment(Card card, String userId, long id) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("participant", person(userId))
                .add("cardId", card.id)
                .add("type", 0);
    }

    private long attachments(Card card) {
        return card.files.stream().filter(file -> file.deletedAt == 0).count()
                + CardShares.of(decks.world).on(card.id).size();
    }

    /** Nobody has a mark of what was read here: what others said is unread. */
    private static long unread(Card card, Account viewer) {
        return card.comments.values().stream()
                .filter(comment -> !comment.author.equals(viewer.userId()))
                .count();
    }

    private int overdue(Card card) {
        Optional<OffsetDateTime> due = card.duedate instanceof jakarta.json.JsonString text
                ? Optional.of(OffsetDateTime.parse(text.getString()))
                : Optional.empty();
        return due.filter(time -> time.toInstant().isBefore(decks.world.clock().instant()))
                        .isPresent()
                ? 3
                : 0;
    }

    private static JsonObjectBuilder nullable(JsonObjectBuilder json, String name, @Nullable String text) {
        return text == null ? json.addNull(name) : json.add(name, text);
    }
}
