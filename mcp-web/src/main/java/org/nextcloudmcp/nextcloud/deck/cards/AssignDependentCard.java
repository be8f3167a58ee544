package org.nextcloudmcp.nextcloud.deck.cards;

import jakarta.inject.Singleton;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_assign_dependent_card}: a card waits for another one. */
@Singleton
public class AssignDependentCard {

    @Tool(
            name = "deck_assign_dependent_card",
            title = "Make a Deck card depend on another",
            description =
                    "Notes that a Deck card depends on another card, which Deck shows on it; nothing is enforced. Needs Deck 1.18 or newer (Nextcloud 34); with an older one the error says so.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(destructiveHint = false, idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.CARD, DeckCalls.STACK, DeckCalls.ASSIGN_DEPENDENT})
    public ToolAnswer<Dependencies.Output> assign(Dependencies.Input input, NextcloudClient nextcloud) {
        var output = new Dependencies(nextcloud).change("POST", input);
        return ToolAnswer.of(
                output, "Card " + input.cardId() + " now depends on card " + input.dependentCardId() + ".");
    }
}
