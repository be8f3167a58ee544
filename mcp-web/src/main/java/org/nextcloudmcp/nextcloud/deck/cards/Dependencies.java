package org.nextcloudmcp.nextcloud.deck.cards;

import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.deck.Card;
import org.nextcloudmcp.nextcloud.deck.CardPlace;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;

/**
 * What a card depends on. The routes are in Deck's source since 1.18.0, which is for Nextcloud 34, and in no document; an
 * older Deck answers 405 to every address that it does not know.
 */
final class Dependencies {

    private final Deck deck;
    private final NextcloudClient nextcloud;

    Dependencies(NextcloudClient nextcloud) {
        this.deck = new Deck(nextcloud);
        this.nextcloud = nextcloud;
    }

    /** Sends POST to add, DELETE to remove. */
    Output change(String method, Input input) {
        var place = new CardPlace(input.boardId(), input.stackId(), input.cardId());
        if (input.dependentCardId() == input.cardId()) {
            throw new RefusedException(
                    "A card cannot depend on itself.", "Nothing was changed. Give two different cards.");
        }
        var before = deck.cardToChange(place);
        var request = Deck.bare(method, place.path() + "/dependentCards/" + input.dependentCardId());
        var what = place + " with the card " + input.dependentCardId();
        var answer = deck.attempt(request);
        if ((answer.is(404) || answer.is(405)) && !answer.mediaType().equals("application/json")) {
            throw new RefusedException(
                    "The Deck app of this Nextcloud does not know dependent cards: they came with Deck 1.18, which is for"
                            + " Nextcloud 34.",
                    "Nothing was changed. Name the other card in the description or in a comment instead.");
        }
        var after = Card.of(JsonAnswer.object(deck.successOf(answer, request, what), what));
        return new Output(place.card(), before.title(), after.dependents().orElse(List.of()), place.page(nextcloud));
    }

    record Input(
            @ToolArg(description = DeckArguments.BOARD) @Min(1)
            long boardId,

            @ToolArg(description = DeckArguments.CARDS_STACK) @Min(1)
            long stackId,

            @ToolArg(description = "The id of the card that depends on the other one.") @Min(1)
            long cardId,

            @ToolArg(description = "The id of the card that it depends on; any board that the user can see.") @Min(1)
            long dependentCardId) {}

    record Output(
            long cardId,
            String title,

            @Description("All cards that it depends on now.")
            List<Long> dependentCards,

            @Description("The card's page, for people.") URI page) {}
}
