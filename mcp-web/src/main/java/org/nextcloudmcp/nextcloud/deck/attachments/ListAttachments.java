package org.nextcloudmcp.nextcloud.deck.attachments;

import jakarta.inject.Singleton;
import java.util.List;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.CardInput;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.tools.Tool;

/** {@code deck_list_attachments}: the files on a card. */
@Singleton
public class ListAttachments {

    record Output(List<Attachment> attachments, int total) {}

    @Tool(
            name = "deck_list_attachments",
            title = "List the files on a Deck card",
            description =
                    "Lists the files on a Deck card: name, type, size, and the path of those that are files of the user,"
                            + " which nc_webdav_read_file can read. Files uploaded into Deck itself can only be opened by a"
                            + " person, on the card's page.",
            scopes = "deck.read",
            annotations = @Tool.Annotations(readOnlyHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.CARD, DeckCalls.ATTACHMENTS})
    public Output list(CardInput input, NextcloudClient nextcloud) {
        new Deck(nextcloud).card(input.place());
        var attachments = new Attachments(nextcloud, input.place()).list();
        return new Output(attachments, attachments.size());
    }
}
