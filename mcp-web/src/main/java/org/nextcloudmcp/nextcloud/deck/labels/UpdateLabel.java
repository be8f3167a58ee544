package org.nextcloudmcp.nextcloud.deck.labels;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
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

/** {@code deck_update_label}: another title or colour for a label. */
@Singleton
public class UpdateLabel {

    record Input(
            @ToolArg(description = DeckArguments.BOARD) @Min(1)
            long boardId,

            @ToolArg(description = DeckArguments.LABEL) @Min(1)
            long labelId,

            @ToolArg(description = "The new title; left out, it stays.")
            Optional<@NotBlank @Size(min = 1, max = 100) String> title,

            @ToolArg(description = Colour.WORDS + " Left out, it stays.")
            Optional<@Pattern(regexp = Colour.PATTERN) String> color) {}

    @Tool(
            name = "deck_update_label",
            title = "Change a Deck label",
            description =
                    "Changes title or colour of a label of a Deck board, on all cards that have it; what is left out"
                            + " stays." + DeckArguments.UNCONDITIONAL,
            scopes = "deck.write",
            annotations = @Tool.Annotations(idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.LABEL, DeckCalls.UPDATE_LABEL})
    public ToolAnswer<Label> update(Input input, NextcloudClient nextcloud) {
        var deck = new Deck(nextcloud);
        var before = deck.label(input.boardId(), input.labelId());
        var body = CachedJson.object()
                .add("title", input.title().orElse(before.title()))
                .add("color", input.color().map(Colour::of).orElse(before.color()))
                .build();
        var path = LabelInput.path(input.boardId(), input.labelId());
        var label = Label.of(deck.change("PUT", path, body, "the label " + input.labelId()));
        return ToolAnswer.of(label, "Changed label " + label.id() + ".");
    }
}
