package org.nextcloudmcp.nextcloud.deck.labels;

import jakarta.inject.Singleton;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.nextcloud.deck.Label;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_delete_label}: a label goes for good. */
@Singleton
public class DeleteLabel {

    @Tool(
            name = "deck_delete_label",
            title = "Delete a Deck label",
            description =
                    "Deletes a label of a Deck board for good and takes it off all cards that have it. To take it off"
                            + " one card use deck_remove_label_from_card.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.LABEL, DeckCalls.DELETE_LABEL})
    public ToolAnswer<Label> delete(LabelInput input, NextcloudClient nextcloud) {
        var deck = new Deck(nextcloud);
        var label = deck.label(input.boardId(), input.labelId());
        deck.send(Deck.bare("DELETE", input.path()), "the label " + input.labelId());
        return ToolAnswer.of(
                label,
                "Deleted label “" + label.title() + "” from the board and all its cards. It cannot be restored.");
    }
}
