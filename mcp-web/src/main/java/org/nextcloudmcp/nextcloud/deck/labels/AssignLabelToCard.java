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

/** {@code deck_assign_label_to_card}: a card gets a label. */
@Singleton
public class AssignLabelToCard {

    @Tool(
            name = "deck_assign_label_to_card",
            title = "Put a label on a Deck card",
            description =
                    "Puts a label of the same board on a Deck card; one that it has already stays. deck_get_labels lists the labels of the board.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(destructiveHint = false, idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.CARD, DeckCalls.STACK, DeckCalls.LABEL, DeckCalls.ASSIGN_LABEL})
    public ToolAnswer<ChangedCard> assign(CardLabelInput input, NextcloudClient nextcloud) {
        var place = input.place();
        var deck = new Deck(nextcloud);
        var card = deck.cardToChange(place);
        // a label of another board is an internal error there
        var label = deck.label(input.boardId(), input.labelId());
        var body = CachedJson.object().add("labelId", label.id()).build();
        deck.send(Deck.sending("PUT", place.path() + "/assignLabel", body), place.toString());
        return ToolAnswer.of(
                ChangedCard.of(card, place, nextcloud),
                "Card “" + card.title() + "” has the label “" + label.title() + "”.");
    }
}
