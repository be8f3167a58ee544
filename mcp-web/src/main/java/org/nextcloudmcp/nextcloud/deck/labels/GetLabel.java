package org.nextcloudmcp.nextcloud.deck.labels;

import jakarta.inject.Singleton;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.nextcloud.deck.Label;
import org.nextcloudmcp.tools.Tool;

/** {@code deck_get_label}: one label. */
@Singleton
public class GetLabel {

    @Tool(
            name = "deck_get_label",
            title = "Read a Deck label",
            description = "Reads one label of a Deck board by its id: title and colour.",
            scopes = "deck.read",
            annotations = @Tool.Annotations(readOnlyHint = true),
            apps = NextcloudApp.DECK,
            calls = DeckCalls.LABEL)
    public Label get(LabelInput input, NextcloudClient nextcloud) {
        return new Deck(nextcloud).label(input.boardId(), input.labelId());
    }
}
