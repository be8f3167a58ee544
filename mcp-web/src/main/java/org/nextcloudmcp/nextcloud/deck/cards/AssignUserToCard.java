package org.nextcloudmcp.nextcloud.deck.cards;

import jakarta.inject.Singleton;
import java.util.List;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.ChangedCard;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_assign_user_to_card}: somebody is to do what is on a card. */
@Singleton
public class AssignUserToCard {

    @Tool(
            name = "deck_assign_user_to_card",
            title = "Assign somebody to a Deck card",
            description =
                    "Assigns a user to a Deck card; Deck notifies them. Only people who can see the board can be assigned: deck_get_board lists them under users.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(destructiveHint = false, idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.CARD, DeckCalls.STACK, DeckCalls.ASSIGN_USER})
    public ToolAnswer<ChangedCard> assign(AssigneeInput input, NextcloudClient nextcloud) {
        var place = input.place();
        var deck = new Deck(nextcloud);
        var card = deck.cardToChange(place);
        var answer = ChangedCard.of(card, place, nextcloud);
        if (card.assignees().orElse(List.of()).contains(input.userId())) {
            return ToolAnswer.of(answer, input.userId() + " was assigned to it already.");
        }
        var body = CachedJson.object().add("userId", input.userId()).build();
        deck.send(Deck.sending("PUT", place.path() + "/assignUser", body), input.userId() + " on " + place);
        return ToolAnswer.of(answer, "Assigned " + input.userId() + " to card “" + card.title() + "”.");
    }
}
