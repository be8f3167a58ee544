package org.nextcloudmcp.nextcloud.deck.boards;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.Board;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.paging.Page;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code deck_get_boards}: which boards there are. */
@Singleton
public class GetBoards {

    private static final String NAME = "deck_get_boards";

    record Input(
            @ToolArg(description = "How many boards to answer.", defaultValue = "100") @Min(1) @Max(500)
            int limit,

            @ToolArg(description = "next_cursor of the last answer, to go on there.")
            Optional<String> cursor) {}

    record Output(
            List<BoardView> boards,

            @Description("How many boards the user can see.")
            int total,

            @Description("There are more: give it as cursor.")
            Optional<String> nextCursor) {}

    @Tool(
            name = NAME,
            title = "List Deck boards",
            description =
                    "Lists the kanban boards of the user's Nextcloud (Deck app): own and shared ones, archived ones"
                            + " marked, deleted ones left out. Answers id, title, colour, owner and what the user may do; use"
                            + " deck_get_board_overview with an id to see what is on a board.",
            scopes = "deck.read",
            annotations = @Tool.Annotations(readOnlyHint = true),
            apps = NextcloudApp.DECK,
            calls = DeckCalls.BOARDS)
    public Output list(Input input, NextcloudClient nextcloud) {
        var cursor = new Cursor(NAME);
        var position = cursor.position(input.cursor());
        var boards = new Deck(nextcloud)
                .boards().stream()
                        .filter(board -> !board.deleted())
                        .sorted(Comparator.comparingLong(Board::id))
                        .toList();
        var page = Page.of(boards, GetBoards::key, position, input.limit());
        return new Output(
                page.entries().stream()
                        .map(board -> BoardView.inList(board, nextcloud))
                        .toList(),
                boards.size(),
                page.next().map(cursor::behind));
    }

    /** As long for every number, so that text stands in the order of the numbers. */
    private static String key(Board board) {
        return String.format(Locale.ROOT, "%019d", board.id());
    }
}
