package org.nextcloudmcp.nextcloud.deck.cards;

import jakarta.inject.Singleton;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.CardInput;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.nextcloud.deck.WholeCard;
import org.nextcloudmcp.tools.Tool;

/** {@code deck_get_card}: one card with everything. */
@Singleton
public class GetCard {

    @Tool(
            name = "deck_get_card",
            title = "Read a Deck card",
            description =
                    "Reads one Deck card: whole description, due date, labels, assignees, whether it is done or archived, etag"
                            + " and link. Its comments: deck_get_card_comments; its files: deck_list_attachments. A card that"
                            + " is in another stack is not answered; the error says in which.",
            scopes = "deck.read",
            annotations = @Tool.Annotations(readOnlyHint = true),
            apps = NextcloudApp.DECK,
            calls = DeckCalls.CARD)
    public WholeCard get(CardInput input, NextcloudClient nextcloud) {
        return WholeCard.of(new Deck(nextcloud).card(input.place()), input.place(), nextcloud);
    }
}
