package org.nextcloudmcp.nextcloud.deck.stacks;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
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

/** {@code deck_get_stacks}: the columns of a board. */
@Singleton
public class GetStacks {

    record Input(
            @ToolArg(description = DeckArguments.BOARD) @Min(1)
            long boardId,

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

    record Output(List<StackView> stacks, int total) {}

    @Tool(
            name = "deck_get_stacks",
            title = "List the stacks of a Deck board",
            description =
                    "Lists the stacks (columns) of a Deck board in order, with their cards as short rows unless include_cards is"
                            + " false. Open cards unless status says otherwise; label and assigned_to narrow further. For the"
                            + " cards of one stack, page by page, use deck_get_cards.",
            scopes = "deck.read",
            annotations = @Tool.Annotations(readOnlyHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.STACKS, DeckCalls.ARCHIVED_STACKS, DeckCalls.CARD})
    public Output list(Input input, NextcloudClient nextcloud) {
        var deck = new Deck(nextcloud);
        var query = CardQuery.of(
                input.status(),
                input.label(),
                input.assignedTo(),
                input.detail(),
                input.descriptionMaxLength(),
                input.descriptionPreviewLength());
        var stacks = input.includeCards()
                ? BoardCards.of(deck, input.boardId(), query).stream()
                        .map(stack -> StackView.of(stack, query, input.limit(), nextcloud))
                        .toList()
                : deck.stacks(input.boardId()).stream()
                        .map(stack -> StackView.of(stack, nextcloud))
                        .toList();
        return new Output(stacks, stacks.size());
    }
}
