package org.nextcloudmcp.nextcloud.deck.cards;

import jakarta.inject.Singleton;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_remove_dependent_card}: a card no longer waits for another one. */
@Singleton
public class RemoveDependentCard {

    @Tool(
            name = "deck_remove_dependent_card",
            title = "Take back that a Deck card depends on another",
            description =
                    "Takes back what deck_assign_dependent_card noted: the card no longer depends on the other one; both cards stay. Needs Deck 1.18 or newer (Nextcloud 34); with an older one the error says so.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(destructiveHint = false, idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.CARD, DeckCalls.STACK, DeckCalls.REMOVE_DEPENDENT})
    public ToolAnswer<Dependencies.Output> remove(Dependencies.Input input, NextcloudClient nextcloud) {
        var output = new Dependencies(nextcloud).change("DELETE", input);
        return ToolAnswer.of(
                output, "Card " + input.cardId() + " no longer depends on card " + input.dependentCardId() + ".");
    }
}
