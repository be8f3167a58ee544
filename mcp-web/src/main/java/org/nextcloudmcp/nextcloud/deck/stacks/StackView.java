package org.nextcloudmcp.nextcloud.deck.stacks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.CardQuery;
import org.nextcloudmcp.nextcloud.deck.CardRow;
import org.nextcloudmcp.nextcloud.deck.Stack;
import org.nextcloudmcp.schema.Description;

/** A stack as the tools answer it. */
record StackView(
        long id,
        long boardId,
        String title,

        @Description("Stacks of a board stand from the smallest to the largest.")
        long order,

        Optional<Instant> lastModified,

        @Description("Made of the time of the last change in whole seconds.")
        String etag,

        @Description("How many such cards it has; if more than are here, deck_get_cards lists them all.")
        Optional<Integer> cardCount,

        Optional<List<CardRow>> cards,
        @Description("The board's page, for people.") URI page) {

    static StackView of(Stack stack, NextcloudClient nextcloud) {
        return of(stack, Optional.empty(), Optional.empty(), nextcloud);
    }

    /** @param limit how many cards are shown */
    static StackView of(Stack stack, CardQuery query, int limit, NextcloudClient nextcloud) {
        var rows = stack.cards().stream()
                .limit(limit)
                .map(card -> CardRow.of(card, stack.board(), query, nextcloud))
                .toList();
        return of(stack, Optional.of(stack.cards().size()), Optional.of(rows), nextcloud);
    }

    private static StackView of(
            Stack stack, Optional<Integer> count, Optional<List<CardRow>> rows, NextcloudClient nextcloud) {
        return new StackView(
                stack.id(),
                stack.board(),
                stack.title(),
                stack.order(),
                stack.modified(),
                stack.etag(),
                count,
                rows,
                nextcloud.page("/apps/deck/board/" + stack.board()));
    }
}
