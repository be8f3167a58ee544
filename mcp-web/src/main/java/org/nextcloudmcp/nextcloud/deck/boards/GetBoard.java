package org.nextcloudmcp.nextcloud.deck.boards;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code deck_get_board}: one board, without its stacks and cards. */
@Singleton
public class GetBoard {

    record Input(
            @ToolArg(description = "The board's id, as deck_get_boards answers it.") @Min(1)
            long boardId,

            @ToolArg(description = "Whether to answer with whom it is shared.", defaultValue = "true")
            boolean includeAcl,

            @ToolArg(description = "Whether to answer the ids of all who can see it.", defaultValue = "true")
            boolean includeUsers,

            @ToolArg(description = "Whether to answer its labels.", defaultValue = "true")
            boolean includeLabels) {}

    @Tool(
            name = "deck_get_board",
            title = "Read a Deck board",
            description =
                    "Reads the properties of one Deck board: title, colour, owner, permissions, labels, with whom it is shared"
                            + " and the ids of the users to whom its cards can be assigned. For stacks and cards use"
                            + " deck_get_board_overview or deck_get_stacks.",
            scopes = "deck.read",
            annotations = @Tool.Annotations(readOnlyHint = true),
            apps = NextcloudApp.DECK,
            calls = DeckCalls.BOARD)
    public BoardView get(Input input, NextcloudClient nextcloud) {
        var board = new Deck(nextcloud).board(input.boardId());
        return BoardView.of(
                board,
                Optional.of(board.labels()).filter(labels -> input.includeLabels()),
                Optional.of(board.acl()).filter(acl -> input.includeAcl()),
                Optional.of(board.users()).filter(users -> input.includeUsers()),
                nextcloud);
    }
}
