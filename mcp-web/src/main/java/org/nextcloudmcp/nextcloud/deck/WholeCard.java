package org.nextcloudmcp.nextcloud.deck;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;

/** One card with everything. */
public record WholeCard(
        long id,
        long boardId,
        long stackId,
        String title,

        @Description("The whole text; usually Markdown.") String description,

        String type,

        @Description("Cards of a stack stand from the smallest to the largest.")
        long order,

        String owner,
        boolean archived,

        @Description("When it was marked as done; not there if it is not.")
        Optional<OffsetDateTime> done,

        Optional<OffsetDateTime> duedate,

        @Description("Open and past its due date.") boolean overdue,

        List<Label> labels,

        @Description("Ids; not there where Deck does not tell.")
        Optional<List<String>> assignedUsers,

        @Description("Numbers of the cards that this one depends on; only with Deck 1.18 or newer.")
        Optional<List<Long>> dependentCards,

        long attachmentCount,
        long commentsCount,
        long commentsUnread,
        Optional<Instant> createdAt,
        Optional<Instant> lastModified,
        Optional<String> lastEditor,

        @Description("Made of the time of the last change in whole seconds; deck_update_card takes it.")
        String etag,

        @Description("The card's page, for people.") URI page) {

    public static WholeCard of(Card card, CardPlace place, NextcloudClient nextcloud) {
        var json = card.json();
        return new WholeCard(
                card.id(),
                place.board(),
                card.stack(),
                card.title(),
                card.description(),
                card.type(),
                card.order(),
                card.owner(),
                card.isArchived(),
                card.done(),
                card.due(),
                card.isOverdue(),
                card.labels(),
                card.assignees(),
                card.dependents(),
                DeckJson.number(json, "attachmentCount"),
                DeckJson.number(json, "commentsCount"),
                DeckJson.number(json, "commentsUnread"),
                DeckJson.seconds(json, "createdAt"),
                DeckJson.seconds(json, "lastModified"),
                DeckJson.text(json, "lastEditor"),
                card.etag(),
                place.page(nextcloud));
    }
}
