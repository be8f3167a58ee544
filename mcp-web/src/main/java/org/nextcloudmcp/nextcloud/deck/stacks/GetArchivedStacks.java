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

/** {@code deck_get_archived_stacks}: the archived cards of a board. */
@Singleton
public class GetArchivedStacks {

    record Input(
            @ToolArg(description = DeckArguments.BOARD) @Min(1)
            long boardId,

            @ToolArg(description = CardQuery.DETAIL, defaultValue = "summary")
            Detail detail,

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
            name = "deck_get_archived_stacks",
            title = "List the archived cards of a Deck board",
            description =
                    "Lists the archived cards of a Deck board, stack by stack; stacks without any are there too, empty. Deck"
                            + " does not tell to whom archived cards are assigned, so with assigned_to each of them is looked"
                            + " at, 50 at most in a stack. deck_unarchive_card brings a card back.",
            scopes = "deck.read",
            annotations = @Tool.Annotations(readOnlyHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.ARCHIVED_STACKS, DeckCalls.CARD})
    public Output list(Input input, NextcloudClient nextcloud) {
        var query = CardQuery.of(
                CardStatus.ARCHIVED,
                input.label(),
                input.assignedTo(),
                input.detail(),
                input.descriptionMaxLength(),
                input.descriptionPreviewLength());
        var stacks = BoardCards.of(new Deck(nextcloud), input.boardId(), query).stream()
                .map(stack -> StackView.of(stack, query, input.limit(), nextcloud))
                .toList();
        return new Output(stacks, stacks.size());
    }
}
