package org.nextcloudmcp.nextcloud.deck.cards;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.deck.Card;
import org.nextcloudmcp.nextcloud.deck.CardBody;
import org.nextcloudmcp.nextcloud.deck.CardPlace;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.nextcloud.deck.Label;
import org.nextcloudmcp.nextcloud.deck.WholeCard;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/**
 * {@code deck_move_card_to_board}: a card goes to another board. By an update with the new stack in the address, which
 * takes the labels along by their titles; reordering into a stack of another board would leave those of the old board.
 * That labels are taken along is not recorded; Deck's source (1.16 to 1.19) says so, and the card is read afterwards.
 */
@Singleton
public class MoveCardToBoard {

    record Input(
            @ToolArg(description = "The id of the board on which the card is now.") @Min(1)
            long sourceBoardId,

            @ToolArg(description = DeckArguments.CARDS_STACK) @Min(1)
            long sourceStackId,

            @ToolArg(description = DeckArguments.CARD) @Min(1)
            long cardId,

            @ToolArg(description = "The id of the board to move it to.") @Min(1)
            long targetBoardId,

            @ToolArg(description = "The id of a stack of that board.") @Min(1)
            long targetStackId,

            @ToolArg(
                    description = "The number by which it is sorted there, from the smallest to the largest.",
                    defaultValue = "0")
            @Min(0)
            int order) {}

    record Output(
            WholeCard card,

            @Description("Titles of labels that the card had and has no longer.")
            List<String> labelsLost,

            @Description("Ids of assignees who cannot see the other board; Deck leaves them assigned.")
            List<String> assigneesWithoutAccess) {}

    @Tool(
            name = "deck_move_card_to_board",
            title = "Move a Deck card to another board",
            description =
                    "Moves a card to a stack of another Deck board. Id, comments, attachments, dates and assignees stay."
                            + " Labels become those of the same title on the other board; Deck makes missing ones there if"
                            + " the user may manage that board, and drops them otherwise. The answer names labels that were"
                            + " lost and assignees who cannot see the other board. On the same board use deck_reorder_card.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.CARD, DeckCalls.STACK, DeckCalls.BOARD, DeckCalls.UPDATE_CARD})
    public ToolAnswer<Output> move(Input input, NextcloudClient nextcloud) {
        if (input.sourceBoardId() == input.targetBoardId()) {
            throw new RefusedException(
                    "Both boards are the same.", "Nothing was changed. Use deck_reorder_card to move it on its board.");
        }
        var from = new CardPlace(input.sourceBoardId(), input.sourceStackId(), input.cardId());
        var to = from.in(input.targetBoardId(), input.targetStackId());
        var deck = new Deck(nextcloud);
        var before = deck.cardToChange(from);
        deck.stack(to.board(), to.stack());
        var users = deck.board(to.board()).users();
        var body = CardBody.of(before).add("order", input.order()).build();
        deck.send(Deck.sending("PUT", to.path(), body), from.toString());
        var after = deck.card(to);
        var strangers = after.assignees().orElse(List.of()).stream()
                .filter(id -> !users.contains(id))
                .toList();
        return ToolAnswer.of(
                new Output(WholeCard.of(after, to, nextcloud), lost(before, after), strangers),
                "Moved card “" + after.title() + "” to stack " + to.stack() + " of board " + to.board() + ".");
    }

    private static List<String> lost(Card before, Card after) {
        var kept = after.labels().stream().map(Label::title).toList();
        return before.labels().stream()
                .map(Label::title)
                .filter(title -> !kept.contains(title))
                .toList();
    }
}
