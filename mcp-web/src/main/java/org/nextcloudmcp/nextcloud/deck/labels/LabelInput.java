package org.nextcloudmcp.nextcloud.deck.labels;

import jakarta.validation.constraints.Min;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.schema.ToolArg;

/** The arguments of the tools that need a label and nothing else. */
record LabelInput(
        @ToolArg(description = DeckArguments.BOARD) @Min(1) long boardId,
        @ToolArg(description = DeckArguments.LABEL) @Min(1) long labelId) {

    String path() {
        return path(boardId, labelId);
    }

    static String path(long board, long label) {
        return Deck.API + "/boards/" + board + "/labels/" + label;
    }
}
