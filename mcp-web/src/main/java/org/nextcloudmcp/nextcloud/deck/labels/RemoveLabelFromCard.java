package org.nextcloudmcp.nextcloud.deck.labels;

import jakarta.inject.Singleton;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.ChangedCard;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_remove_label_from_card}: a card loses a label. */
@Singleton
public class RemoveLabelFromCard {

    @Tool(
            name = "deck_remove_label_from_card",
            title = "Take a label off a Deck card",
            description =
                    "Takes a label off a Deck card; the board keeps the label. It is no error if the card does not have it.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(destructiveHint = false, idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.CARD, DeckCalls.STACK, DeckCalls.LABEL, DeckCalls.REMOVE_LABEL})
    public ToolAnswer<ChangedCard> remove(CardLabelInput input, NextcloudClient nextcloud) {
        var place = input.place();
        var deck = new Deck(nextcloud);
        var card = deck.cardToChange(place);

        var label = deck.label(input.boardId(), input.labelId());
        var body = CachedJson.object().add("labelId", label.id()).build();
        deck.send(Deck.sending("PUT", place.path() + "/removeLabel", body), place.toString());
        return ToolAnswer.of(
                ChangedCard.of(card, place, nextcloud),
                "Card “" + card.title() + "” does not have the label “" + label.title() + "” any more.");
    }
}
