package org.nextcloudmcp.nextcloud.deck.cards;

import jakarta.inject.Singleton;
import java.util.List;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.deck.ChangedCard;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_unassign_user_from_card}: somebody is no longer to do what is on a card. */
@Singleton
public class UnassignUserFromCard {

    @Tool(
            name = "deck_unassign_user_from_card",
            title = "Unassign somebody from a Deck card",
            description =
                    "Takes a user off a Deck card. Somebody who is not assigned is an error; the error says who is.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(destructiveHint = false, idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.CARD, DeckCalls.STACK, DeckCalls.UNASSIGN_USER})
    public ToolAnswer<ChangedCard> unassign(AssigneeInput input, NextcloudClient nextcloud) {
        var place = input.place();
        var deck = new Deck(nextcloud);
        var card = deck.cardToChange(place);
        var answer = ChangedCard.of(card, place, nextcloud);
        var assigned = card.assignees().orElse(List.of());
        if (!assigned.contains(input.userId())) {
            throw new RefusedException(
                    "Nobody with the id " + input.userId() + " is assigned to the card " + place.card() + ".",
                    assigned.isEmpty() ? "Nobody is assigned." : "Assigned are: " + String.join(", ", assigned) + ".");
        }
        var body = CachedJson.object().add("userId", input.userId()).build();
        deck.send(Deck.sending("PUT", place.path() + "/unassignUser", body), input.userId() + " on " + place);
        return ToolAnswer.of(answer, "Unassigned " + input.userId() + " from card “" + card.title() + "”.");
    }
}
