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

/** {@code deck_delete_card}: a card goes among the deleted ones. */
@Singleton
public class DeleteCard {

    @Tool(
            name = "deck_delete_card",
            title = "Delete a Deck card",
            description =
                    "Deletes a card of a Deck board. A person can restore it in Deck's web page (menu of the board,"
                            + " “Deleted items”); there is no tool for that. To only take it off the board use"
                            + " deck_archive_card.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.CARD, DeckCalls.STACK, DeckCalls.DELETE_CARD})
    public ToolAnswer<ChangedCard> delete(CardInput input, NextcloudClient nextcloud) {
        var place = input.place();
        var deck = new Deck(nextcloud);
        var card = deck.cardToChange(place);
        deck.send(Deck.bare("DELETE", place.path()), place.toString());
        return ToolAnswer.of(
                ChangedCard.of(card, place, nextcloud),
                "Deleted card “" + card.title()
                        + "”. It can be restored in Deck's web page: menu of the board, “Deleted" + " items”.");
    }
}
