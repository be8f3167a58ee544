package org.nextcloudmcp.nextcloud.deck.boards;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.BoardCards;
import org.nextcloudmcp.nextcloud.deck.CardQuery;
import org.nextcloudmcp.nextcloud.deck.CardRow;
import org.nextcloudmcp.nextcloud.deck.CardStatus;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.nextcloud.deck.Detail;
import org.nextcloudmcp.nextcloud.deck.Label;
import org.nextcloudmcp.nextcloud.deck.Stack;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code deck_get_board_overview}: a whole board at a glance. */
@Singleton
public class GetBoardOverview {

    record Input(
            @ToolArg(description = "The board's id, as deck_get_boards answers it.") @Min(1)
            long boardId,

            @ToolArg(description = CardQuery.STATUS, defaultValue = "open")
            CardStatus status,

            @ToolArg(description = CardQuery.LABEL) Optional<String> label,
            @ToolArg(description = CardQuery.ASSIGNED_TO) Optional<String> assignedTo,

            @ToolArg(description = CardQuery.PREVIEW_LENGTH, defaultValue = CardQuery.PREVIEW_LENGTH_DEFAULT)
            @Min(1)
            @Max(CardQuery.LONGEST)
            int descriptionPreviewLength,

            @ToolArg(description = "How many cards of each stack to answer at most.", defaultValue = "50")
            @Min(1)
            @Max(500)
            int limit) {}

    record Output(
            long boardId,
            String title,
            @Description("The titles of its labels.") List<String> labels,
            List<Column> stacks,

            @Description("How many such cards the board has.")
            int totalCards,

            @Description("The board's page, for people.") URI page) {}

    record Column(
            long id,
            String title,
            long order,

            @Description("How many such cards the stack has; if more than are here, deck_get_cards lists them all.")
            int cardCount,

            List<CardRow> cards) {}

    @Tool(
            name = "deck_get_board_overview",
            title = "See a whole Deck board",
            description =
                    "Shows a Deck board at a glance, best for “what is on the board”: its labels and all stacks in order, each"
                            + " with the first of its cards as short rows (title, due date, labels, assignees, beginning of the"
                            + " description). Open cards unless status says otherwise. Who can see the board: deck_get_board.",
            scopes = "deck.read",
            annotations = @Tool.Annotations(readOnlyHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.BOARD, DeckCalls.STACKS, DeckCalls.ARCHIVED_STACKS, DeckCalls.CARD})
    public Output get(Input input, NextcloudClient nextcloud) {
        var deck = new Deck(nextcloud);
        var query = new CardQuery(
                input.status(), input.label(), input.assignedTo(), Detail.SUMMARY, input.descriptionPreviewLength());
        var board = deck.board(input.boardId());
        var stacks = BoardCards.of(deck, board.id(), query);
        return new Output(
                board.id(),
                board.title(),
                board.labels().stream().map(Label::title).toList(),
                stacks.stream()
                        .map(stack -> column(stack, query, input, nextcloud))
                        .toList(),
                stacks.stream().mapToInt(stack -> stack.cards().size()).sum(),
                BoardView.page(board.id(), nextcloud));
    }

    private static Column column(Stack stack, CardQuery query, Input input, NextcloudClient nextcloud) {
        var rows = stack.cards().stream()
                .limit(input.limit())
                .map(card -> CardRow.of(card, input.boardId(), query, nextcloud))
                .toList();
        return new Column(
                stack.id(), stack.title(), stack.order(), stack.cards().size(), rows);
    }
}
