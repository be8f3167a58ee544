package org.nextcloudmcp.nextcloud.deck;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.JsonAnswer;

/**
 * A card as Deck has answered it. The answer itself is kept: writing a card clears whatever is left out, so what we have
 * no name for must go back as it came.
 *
 * @param json Deck's own words
 */
public record Card(JsonObject json) {

    /** In Deck's count: 0 no date near, 1 tomorrow or later, 2 today, 3 over. */
    private static final long OVER = 3;

    public static Card of(JsonObject json) {
        return new Card(json);
    }

    public long id() {
        return DeckJson.number(json, "id");
    }

    public long stack() {
        return DeckJson.number(json, "stackId");
    }

    public String title() {
        return json.getString("title", "");
    }

    public String description() {
        return json.getString("description", "");
    }

    public String type() {
        return json.getString("type", "plain");
    }

    public long order() {
        return DeckJson.number(json, "order");
    }

    public String owner() {
        return DeckJson.person(json, "owner").orElse("");
    }

    public boolean isArchived() {
        return JsonAnswer.isTrue(json, "archived");
    }

    /** When it was marked as done; empty if it is not. */
    public Optional<OffsetDateTime> done() {
        return DeckJson.time(json, "done");
    }

    public boolean isDone() {
        return DeckJson.text(json, "done").isPresent();
    }

    public Optional<OffsetDateTime> due() {
        return DeckJson.time(json, "duedate");
    }

    /** By Deck's clock; a card that is done or archived is never over. */
    public boolean isOverdue() {
        return DeckJson.number(json, "overdue") >= OVER && !isDone() && !isArchived();
    }

    public String etag() {
        return json.getString("ETag", "");
    }

    public List<Label> labels() {
        return DeckJson.objects(json, "labels").stream().map(Label::of).toList();
    }

    /** Ids of users, groups and teams; empty if this answer of Deck does not tell, as none does about archived cards. */
    public Optional<List<String>> assignees() {
        return json.get("assignedUsers") instanceof JsonArray assigned
                ? Optional.of(DeckJson.objects(assigned).stream()
                        .map(each -> DeckJson.person(each, "participant")
                                .or(() -> DeckJson.text(each, "uid"))
                                .orElse(""))
                        .toList())
                : Optional.empty();
    }

    /** Numbers of the cards that this one depends on; empty if this Deck knows no such thing. */
    public Optional<List<Long>> dependents() {
        return json.get("dependentCards") instanceof JsonArray cards
                ? Optional.of(cards.stream()
                        .filter(JsonNumber.class::isInstance)
                        .map(card -> ((JsonNumber) card).longValue())
                        .toList())
                : Optional.empty();
    }
}
