package org.nextcloudmcp.nextcloud.deck.stacks;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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

/** {@code deck_create_stack}: a new column. */
@Singleton
public class CreateStack {

    record Input(
            @ToolArg(description = DeckArguments.BOARD) @Min(1)
            long boardId,

            @ToolArg(description = "The stack's title.") @NotBlank @Size(min = 1, max = 100)
            String title,

            @ToolArg(description = StackArguments.ORDER) @Min(0)
            int order) {}

    @Tool(
            name = "deck_create_stack",
            title = "Create a Deck stack",
            description =
                    "Adds a stack (column) to a Deck board. The user must be allowed to manage the board. There may"
                            + " already be a stack of the same title or order; this makes another one.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(destructiveHint = false),
            apps = NextcloudApp.DECK,
            calls = DeckCalls.CREATE_STACK)
    public ToolAnswer<StackView> create(Input input, NextcloudClient nextcloud) {
        var body = CachedJson.object()
                .add("title", input.title())
                .add("order", input.order())
                .build();
        var path = Deck.API + "/boards/" + input.boardId() + "/stacks";
        var stack = Stack.of(new Deck(nextcloud).change("POST", path, body, "a new stack on board " + input.boardId()));
        return ToolAnswer.of(StackView.of(stack, nextcloud), "Created stack " + stack.id() + ".");
    }
}
