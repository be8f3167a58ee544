package org.nextcloudmcp.nextcloud.deck.cards;

import jakarta.inject.Singleton;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.CardInput;
import org.nextcloudmcp.nextcloud.deck.ChangedCard;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_archive_card}: a card leaves the board without being lost. */
@Singleton
public class ArchiveCard {

    @Tool(
            name = "deck_archive_card",
            title = "Archive a Deck card",
            description =
                    "Archives a card: it leaves the stack's list and stays to be found with deck_get_archived_stacks. Nothing of it is lost; deck_unarchive_card brings it back. To mark it as done use deck_update_card.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(destructiveHint = false, idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.CARD, DeckCalls.STACK, DeckCalls.ARCHIVE_CARD})
    public ToolAnswer<ChangedCard> archive(CardInput input, NextcloudClient nextcloud) {
        var place = input.place();
        var deck = new Deck(nextcloud);
        var card = deck.cardToChange(place);
        deck.send(Deck.bare("PUT", place.path() + "/archive"), place.toString());
        return ToolAnswer.of(ChangedCard.of(card, place, nextcloud), "Archived card “" + card.title() + "”.");
    }
}
