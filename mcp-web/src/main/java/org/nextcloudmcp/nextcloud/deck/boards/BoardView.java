package org.nextcloudmcp.nextcloud.deck.boards;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.Board;
import org.nextcloudmcp.nextcloud.deck.Label;
import org.nextcloudmcp.schema.Description;

/** A board as the tools answer it. */
record BoardView(
        long id,
        String title,

        @Description("Six hexadecimal digits, red, green and blue.")
        String color,

        String owner,
        boolean archived,

        @Description("What the user may do with it.") Board.Permissions permissions,

        Optional<Instant> lastModified,
        Optional<List<Label>> labels,

        @Description("With whom it is shared.") Optional<List<Board.Access>> acl,

        @Description("Ids of all who can see it; cards can be assigned to these only.")
        Optional<List<String>> users,

        @Description("The board's page, for people.") URI page) {

    /** Without what belongs to one board only. */
    static BoardView inList(Board board, NextcloudClient nextcloud) {
        return of(board, Optional.empty(), Optional.empty(), Optional.empty(), nextcloud);
    }

    static BoardView of(
            Board board,
            Optional<List<Label>> labels,
            Optional<List<Board.Access>> acl,
            Optional<List<String>> users,
            NextcloudClient nextcloud) {
        return new BoardView(
                board.id(),
                board.title(),
                board.color(),
                board.owner(),
                board.archived(),
                board.permissions(),
                board.modified(),
                labels,
                acl,
                users,
                page(board.id(), nextcloud));
    }

    static URI page(long board, NextcloudClient nextcloud) {
        return nextcloud.page("/apps/deck/board/" + board);
    }
}
