package org.nextcloudmcp.nextcloud.deck.labels;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.Colour;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.nextcloud.deck.Label;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_create_label}: a new label for a board. */
@Singleton
public class CreateLabel {

    record Input(
            @ToolArg(description = DeckArguments.BOARD) @Min(1)
            long boardId,

            @ToolArg(description = "The label's title; no two of a board are the same.")
            @NotBlank
            @Size(min = 1, max = 100)
            String title,

            @ToolArg(description = Colour.WORDS) @Pattern(regexp = Colour.PATTERN)
            String color) {}

    @Tool(
            name = "deck_create_label",
            title = "Create a Deck label",
            description =
                    "Adds a label to a Deck board; deck_assign_label_to_card puts it on cards. A title that the board"
                            + " has already is refused. The user must be allowed to manage the board.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(destructiveHint = false),
            apps = NextcloudApp.DECK,
            calls = DeckCalls.CREATE_LABEL)
    public ToolAnswer<Label> create(Input input, NextcloudClient nextcloud) {
        var body = CachedJson.object()
                .add("title", input.title())
                .add("color", Colour.of(input.color()))
                .build();
        var path = Deck.API + "/boards/" + input.boardId() + "/labels";
        var label = Label.of(new Deck(nextcloud).change("POST", path, body, "a new label on board " + input.boardId()));
        return ToolAnswer.of(label, "Created label " + label.id() + ".");
    }
}
