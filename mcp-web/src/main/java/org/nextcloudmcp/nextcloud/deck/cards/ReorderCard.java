package org.nextcloudmcp.nextcloud.deck.cards;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.deck.CardPlace;
import org.nextcloudmcp.nextcloud.deck.ChangedCard;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_reorder_card}: another place on the same board. */
@Singleton
public class ReorderCard {

    record Input(
            @ToolArg(description = DeckArguments.BOARD) @Min(1)
            long boardId,

            @ToolArg(description = DeckArguments.CARDS_STACK) @Min(1)
            long stackId,

            @ToolArg(description = DeckArguments.CARD) @Min(1)
            long cardId,

            @ToolArg(description = "Its place in the target stack; 0 is the first.") @Min(0)
            int order,

            @ToolArg(description = "The stack to put it into, of the same board; stack_id to keep it there.") @Min(1)
            long targetStackId) {}

    @Tool(
            name = "deck_reorder_card",
            title = "Move a Deck card on its board",
            description =
                    "Moves a card to a place in a stack of the same Deck board: within its stack, or into another one, such as"
                            + " from “To do” to “Done” (which does not mark it as done: deck_update_card does). For another"
                            + " board use deck_move_card_to_board.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(destructiveHint = false, idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.CARD, DeckCalls.STACK, DeckCalls.REORDER_CARD})
    public ToolAnswer<ChangedCard> reorder(Input input, NextcloudClient nextcloud) {
        var place = new CardPlace(input.boardId(), input.stackId(), input.cardId());
        var deck = new Deck(nextcloud);
        var card = deck.cardToChange(place);
        if (card.isArchived()) {
            throw new RefusedException(
                    "The card " + place.card() + " is archived, and Deck does not move archived cards.",
                    "Nothing was changed. Use deck_unarchive_card first.");
        }
        var target = place.in(input.boardId(), input.targetStackId());
        if (target.stack() != place.stack()) {
            deck.stack(target.board(), target.stack());
        }
        var body = CachedJson.object()
                .add("order", input.order())
                .add("stackId", target.stack())
                .build();
        // the stack of the address decides; the one in the body is ignored
        deck.send(Deck.sending("PUT", target.path() + "/reorder", body), place.toString());
        return ToolAnswer.of(
                ChangedCard.of(card, target, nextcloud),
                "Moved card “" + card.title() + "” to place " + input.order() + " of stack " + target.stack() + ".");
    }
}
