package org.nextcloudmcp.nextcloud.deck;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;

/** A card in a list. */
public record CardRow(
        long id,
        long stackId,
        String title,

        @Description("Cards of a stack stand from the smallest to the largest.")
        long order,

        boolean archived,

        @Description("When it was marked as done; not there if it is not.")
        Optional<OffsetDateTime> done,

        Optional<OffsetDateTime> duedate,

        @Description("Open and past its due date.") boolean overdue,

        @Description("Titles.") List<String> labels,

        @Description("Ids; not there where Deck does not tell, as with archived cards.")
        Optional<List<String>> assignedUsers,

        long attachmentCount,
        long commentsCount,
        long commentsUnread,

        @Description("The description or its beginning, usually Markdown; not there if it has none.")
        Optional<String> description,

        @Description("Whether the description goes on; deck_get_card shows all of it.")
        boolean descriptionShortened,

        Optional<More> more,
        @Description("The card's page, for people.") URI page) {

    /** What is told with detail full only. */
    public record More(
            String type,
            String owner,
            Optional<Instant> createdAt,
            Optional<Instant> lastModified,

            @Description("Made of the time of the last change in whole seconds.")
            String etag) {}

    public static CardRow of(Card card, long board, CardQuery query, NextcloudClient nextcloud) {
        var json = card.json();
        var excerpt = query.excerpt(card);
        return new CardRow(
                card.id(),
                card.stack(),
                card.title(),
                card.order(),
                card.isArchived(),
                card.done(),
                card.due(),
                card.isOverdue(),
                card.labels().stream().map(Label::title).toList(),
                card.assignees(),
                DeckJson.number(json, "attachmentCount"),
                DeckJson.number(json, "commentsCount"),
                DeckJson.number(json, "commentsUnread"),
                Optional.of(excerpt.text()).filter(text -> !text.isBlank()),
                !excerpt.isWhole(),
                query.detail() == Detail.FULL ? Optional.of(more(card)) : Optional.empty(),
                new CardPlace(board, card.stack(), card.id()).page(nextcloud));
    }

    private static More more(Card card) {
        return new More(
                card.type(),
                card.owner(),
                DeckJson.seconds(card.json(), "createdAt"),
                DeckJson.seconds(card.json(), "lastModified"),
                card.etag());
    }
}
