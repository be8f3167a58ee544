package org.nextcloudmcp.nextcloud.deck.cards;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.BoardCards;
import org.nextcloudmcp.nextcloud.deck.Card;
import org.nextcloudmcp.nextcloud.deck.CardQuery;
import org.nextcloudmcp.nextcloud.deck.CardRow;
import org.nextcloudmcp.nextcloud.deck.CardStatus;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.nextcloud.deck.Detail;
import org.nextcloudmcp.paging.Page;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code deck_get_cards}: the cards of one column, page by page. */
@Singleton
public class GetCards {

    private static final String NAME = "deck_get_cards";

    record Input(
            @ToolArg(description = DeckArguments.BOARD) @Min(1)
            long boardId,

            @ToolArg(description = DeckArguments.STACK) @Min(1)
            long stackId,

            @ToolArg(description = CardQuery.DETAIL, defaultValue = "summary")
            Detail detail,

            @ToolArg(description = CardQuery.STATUS, defaultValue = "open")
            CardStatus status,

            @ToolArg(description = CardQuery.LABEL) Optional<String> label,
            @ToolArg(description = CardQuery.ASSIGNED_TO) Optional<String> assignedTo,

            @ToolArg(description = CardQuery.MAX_LENGTH, defaultValue = CardQuery.MAX_LENGTH_DEFAULT)
            @Min(1)
            @Max(CardQuery.LONGEST)
            int descriptionMaxLength,

            @ToolArg(description = CardQuery.PREVIEW_LENGTH, defaultValue = CardQuery.PREVIEW_LENGTH_DEFAULT)
            @Min(1)
            @Max(CardQuery.LONGEST)
            int descriptionPreviewLength,

            @ToolArg(description = "How many cards to answer.", defaultValue = "100") @Min(1) @Max(500)
            int limit,

            @ToolArg(description = "next_cursor of the last answer, to go on there.")
            Optional<String> cursor) {}

    record Output(
            List<CardRow> cards,

            @Description("How many such cards the stack has.")
            int total,

            @Description("There are more: give it as cursor.")
            Optional<String> nextCursor) {}

    @Tool(
            name = NAME,
            title = "List the cards of a Deck stack",
            description =
                    "Lists the cards of one stack of a Deck board in order, page by page, as short rows or in full. Open cards"
                            + " unless status says otherwise; label and assigned_to narrow further. deck_get_card reads one"
                            + " with its whole description.",
            scopes = "deck.read",
            annotations = @Tool.Annotations(readOnlyHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.STACKS, DeckCalls.ARCHIVED_STACKS, DeckCalls.CARD})
    public Output list(Input input, NextcloudClient nextcloud) {
        var cursor = new Cursor(NAME);
        var position = cursor.position(input.cursor());
        var query = CardQuery.of(
                input.status(),
                input.label(),
                input.assignedTo(),
                input.detail(),
                input.descriptionMaxLength(),
                input.descriptionPreviewLength());
        var cards = BoardCards.of(new Deck(nextcloud), input.boardId(), input.stackId(), query)
                .cards();
        var page = Page.of(cards, GetCards::key, position, input.limit());
        return new Output(
                page.entries().stream()
                        .map(card -> CardRow.of(card, input.boardId(), query, nextcloud))
                        .toList(),
                cards.size(),
                page.next().map(cursor::behind));
    }

    /** As long for every card, so that text stands in the order of the numbers; an order can be negative. */
    private static String key(Card card) {
        return String.format(Locale.ROOT, "%010d/%019d", card.order() - Integer.MIN_VALUE, card.id());
    }
}
