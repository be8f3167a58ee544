package org.nextcloudmcp.nextcloud.deck.cards;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.nextcloudmcp.nextcloud.deck.CardPlace;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.schema.ToolArg;

/** The arguments for giving a card to somebody and taking it from them. */
record AssigneeInput(
        @ToolArg(description = DeckArguments.BOARD) @Min(1) long boardId,

        @ToolArg(description = DeckArguments.CARDS_STACK) @Min(1)
        long stackId,

        @ToolArg(description = DeckArguments.CARD) @Min(1) long cardId,

        @ToolArg(description = DeckArguments.USER) @NotBlank @Size(min = 1, max = 64)
        String userId) {

    CardPlace place() {
        return new CardPlace(boardId, stackId, cardId);
    }
}
