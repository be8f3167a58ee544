package org.nextcloudmcp.nextcloud.deck.labels;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.nextcloud.deck.Label;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code deck_get_labels}: the labels of a board. */
@Singleton
public class GetLabels {

    record Input(
            @ToolArg(description = DeckArguments.BOARD) @Min(1)
            long boardId) {}

    record Output(List<Label> labels, int total) {}

    @Tool(
            name = "deck_get_labels",
            title = "List the labels of a Deck board",
            description = "Lists the labels (tags) that the cards of a Deck board can have: id, title and colour.",
            scopes = "deck.read",
            annotations = @Tool.Annotations(readOnlyHint = true),
            apps = NextcloudApp.DECK,
            calls = DeckCalls.BOARD)
    public Output list(Input input, NextcloudClient nextcloud) {
        var labels = new Deck(nextcloud).board(input.boardId()).labels();
        return new Output(labels, labels.size());
    }
}
