package org.nextcloudmcp.nextcloud.deck.stacks;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import java.net.URI;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_delete_stack}: a column goes, with its cards. */
@Singleton
public class DeleteStack {

    record Input(
            @ToolArg(description = DeckArguments.BOARD) @Min(1)
            long boardId,

            @ToolArg(description = DeckArguments.STACK) @Min(1)
            long stackId) {}

    record Output(
            long stackId,
            String title,

            @Description("How many open cards went with it.")
            int cards,

            @Description("The board's page, where a person can restore it.")
            URI page) {}

    @Tool(
            name = "deck_delete_stack",
            title = "Delete a Deck stack",
            description =
                    "Deletes a stack of a Deck board together with all of its cards. A person can restore it in Deck's"
                            + " web page (menu of the board, “Deleted items”); there is no tool for that. The user must be"
                            + " allowed to manage the board.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.STACK, DeckCalls.DELETE_STACK})
    public ToolAnswer<Output> delete(Input input, NextcloudClient nextcloud) {
        var deck = new Deck(nextcloud);
        var stack = deck.stack(input.boardId(), input.stackId());
        var path = Deck.API + "/boards/" + input.boardId() + "/stacks/" + input.stackId();
        deck.send(Deck.bare("DELETE", path), "the stack " + input.stackId());
        var output = new Output(
                stack.id(), stack.title(), stack.cards().size(), nextcloud.page("/apps/deck/board/" + input.boardId()));
        return ToolAnswer.of(
                output,
                "Deleted stack “" + stack.title()
                        + "” with its cards. It can be restored in Deck's web page: menu of the"
                        + " board, “Deleted items”.");
    }
}
