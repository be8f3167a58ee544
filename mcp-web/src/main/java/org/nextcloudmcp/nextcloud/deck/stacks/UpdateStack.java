package org.nextcloudmcp.nextcloud.deck.stacks;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.nextcloud.deck.Stack;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_update_stack}: another title or place for a column. */
@Singleton
public class UpdateStack {

    record Input(
            @ToolArg(description = DeckArguments.BOARD) @Min(1)
            long boardId,

            @ToolArg(description = DeckArguments.STACK) @Min(1)
            long stackId,

            @ToolArg(description = "The new title; left out, it stays.")
            Optional<@NotBlank @Size(min = 1, max = 100) String> title,

            @ToolArg(description = StackArguments.ORDER + " Left out, it stays.") @Min(0)
            OptionalInt order) {}

    @Tool(
            name = "deck_update_stack",
            title = "Rename or move a Deck stack",
            description =
                    "Changes title or order of a stack on its Deck board; what is left out stays. Its cards are not"
                            + " touched. Deck has no conditional writes: a change that somebody else makes between our reading"
                            + " and writing is overwritten.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.STACK, DeckCalls.UPDATE_STACK})
    public ToolAnswer<StackView> update(Input input, NextcloudClient nextcloud) {
        var deck = new Deck(nextcloud);
        var before = deck.stack(input.boardId(), input.stackId());
        var body = CachedJson.object()
                .add("title", input.title().orElse(before.title()))
                .add("order", input.order().isPresent() ? input.order().getAsInt() : before.order())
                .build();
        var path = Deck.API + "/boards/" + input.boardId() + "/stacks/" + input.stackId();
        var stack = Stack.of(deck.change("PUT", path, body, "the stack " + input.stackId()));
        return ToolAnswer.of(StackView.of(stack, nextcloud), "Changed stack " + stack.id() + ".");
    }
}
