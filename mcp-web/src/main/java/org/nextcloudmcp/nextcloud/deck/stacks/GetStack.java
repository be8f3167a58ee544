package org.nextcloudmcp.nextcloud.deck.stacks;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.BoardCards;
import org.nextcloudmcp.nextcloud.deck.CardQuery;
import org.nextcloudmcp.nextcloud.deck.CardStatus;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.nextcloud.deck.Detail;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code deck_get_stack}: one column of a board. */
@Singleton
public class GetStack {

    record Input(
            @ToolArg(description = DeckArguments.BOARD) @Min(1)
            long boardId,

            @ToolArg(description = DeckArguments.STACK) @Min(1)
            long stackId,

            @ToolArg(description = "Whether to answer the cards too.", defaultValue = "true")
            boolean includeCards,

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

            @ToolArg(description = StackArguments.LIMIT, defaultValue = "100") @Min(1) @Max(500)
            int limit) {}

    @Tool(
            name = "deck_get_stack",
            title = "Read a Deck stack",
            description =
                    "Reads one stack (column) of a Deck board: title, order, etag and its first cards as short rows, unless"
                            + " include_cards is false. Open cards unless status says otherwise. For long stacks use"
                            + " deck_get_cards, which answers page by page.",
            scopes = "deck.read",
            annotations = @Tool.Annotations(readOnlyHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.STACK, DeckCalls.STACKS, DeckCalls.ARCHIVED_STACKS, DeckCalls.CARD})
    public StackView get(Input input, NextcloudClient nextcloud) {
        var deck = new Deck(nextcloud);
        if (!input.includeCards()) {
            return StackView.of(deck.stack(input.boardId(), input.stackId()), nextcloud);
        }
        var query = CardQuery.of(
                input.status(),
                input.label(),
                input.assignedTo(),
                input.detail(),
                input.descriptionMaxLength(),
                input.descriptionPreviewLength());
        // the list of all stacks, because the answer about one leaves out the labels of its cards
        var stack = BoardCards.of(deck, input.boardId(), input.stackId(), query);
        return StackView.of(stack, query, input.limit(), nextcloud);
    }
}
