package org.nextcloudmcp.nextcloud.deck.labels;

import jakarta.validation.constraints.Min;
import org.nextcloudmcp.nextcloud.deck.CardPlace;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.schema.ToolArg;

/** The arguments for putting a label on a card and taking it off. */
record CardLabelInput(
        @ToolArg(description = DeckArguments.BOARD) @Min(1) long boardId,

        @ToolArg(description = DeckArguments.CARDS_STACK) @Min(1)
        long stackId,

        @ToolArg(description = DeckArguments.CARD) @Min(1) long cardId,
        @ToolArg(description = DeckArguments.LABEL) @Min(1) long labelId) {

    CardPlace place() {
        return new CardPlace(boardId, stackId, cardId);
    }
}
