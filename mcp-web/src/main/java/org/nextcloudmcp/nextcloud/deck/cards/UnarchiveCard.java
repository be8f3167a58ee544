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

/** {@code deck_unarchive_card}: a card comes back from the archive. */
@Singleton
public class UnarchiveCard {

    @Tool(
            name = "deck_unarchive_card",
            title = "Bring back an archived Deck card",
            description =
                    "Takes a card out of the archive: it is in its stack again. Archived cards are found with deck_get_archived_stacks.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(destructiveHint = false, idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.CARD, DeckCalls.STACK, DeckCalls.UNARCHIVE_CARD})
    public ToolAnswer<ChangedCard> unarchive(CardInput input, NextcloudClient nextcloud) {
        var place = input.place();
        var deck = new Deck(nextcloud);
        var card = deck.cardToChange(place);
        deck.send(Deck.bare("PUT", place.path() + "/unarchive"), place.toString());
        return ToolAnswer.of(ChangedCard.of(card, place, nextcloud), "Unarchived card “" + card.title() + "”.");
    }
}
