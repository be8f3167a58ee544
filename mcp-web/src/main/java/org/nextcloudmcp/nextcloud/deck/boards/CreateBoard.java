package org.nextcloudmcp.nextcloud.deck.boards;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.Board;
import org.nextcloudmcp.nextcloud.deck.Colour;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_create_board}: a new board. */
@Singleton
public class CreateBoard {

    record Input(
            @ToolArg(description = "The board's title.") @NotBlank @Size(min = 1, max = 100)
            String title,

            @ToolArg(description = Colour.WORDS) @Pattern(regexp = Colour.PATTERN)
            String color) {}

    @Tool(
            name = "deck_create_board",
            title = "Create a Deck board",
            description =
                    "Creates a Deck board that belongs to the user. Deck gives it four labels and no stacks: add those"
                            + " with deck_create_stack. There may already be a board of the same title; this makes a second one.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(destructiveHint = false),
            apps = NextcloudApp.DECK,
            calls = DeckCalls.CREATE_BOARD)
    public ToolAnswer<BoardView> create(Input input, NextcloudClient nextcloud) {
        var body = CachedJson.object()
                .add("title", input.title())
                .add("color", Colour.of(input.color()))
                .build();
        var board = Board.of(new Deck(nextcloud).change("POST", Deck.API + "/boards", body, "the new board"));
        var view = BoardView.of(board, Optional.of(board.labels()), Optional.empty(), Optional.empty(), nextcloud);
        return ToolAnswer.of(view, "Created board " + board.id() + ".");
    }
}
