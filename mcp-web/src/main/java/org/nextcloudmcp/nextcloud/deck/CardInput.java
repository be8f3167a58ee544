package org.nextcloudmcp.nextcloud.deck;

import jakarta.validation.constraints.Min;
import org.nextcloudmcp.schema.ToolArg;

/** The arguments of the tools that need a card and nothing else. */
public record CardInput(
        @ToolArg(description = DeckArguments.BOARD) @Min(1) long boardId,

        @ToolArg(description = DeckArguments.CARDS_STACK) @Min(1)
        long stackId,

        @ToolArg(description = DeckArguments.CARD) @Min(1) long cardId) {

    public CardPlace place() {
        return new CardPlace(boardId, stackId, cardId);
    }
}
