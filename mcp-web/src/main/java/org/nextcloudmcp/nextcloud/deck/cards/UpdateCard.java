package org.nextcloudmcp.nextcloud.deck.cards;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.Card;
import org.nextcloudmcp.nextcloud.deck.CardPlace;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.nextcloud.deck.WholeCard;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_update_card}: some properties of a card change, all others stay. */
@Singleton
public class UpdateCard {

    record Input(
            @ToolArg(description = DeckArguments.BOARD) @Min(1)
            long boardId,

            @ToolArg(description = DeckArguments.CARDS_STACK) @Min(1)
            long stackId,

            @ToolArg(description = DeckArguments.CARD) @Min(1)
            long cardId,

            @ToolArg(description = "The new title.") Optional<@NotBlank @Size(min = 1, max = 255) String> title,

            @ToolArg(description = "The whole new description; empty for none.")
            Optional<String> description,

            @ToolArg(description = "The new type.") Optional<CardType> type,

            @ToolArg(description = "Id of the new owner. Deck 1.16 ignores it; the answer says so.")
            Optional<@NotBlank @Size(min = 1, max = 64) String> owner,

            @ToolArg(description = "The new number by which cards are sorted; deck_reorder_card is for places.") @Min(0)
            OptionalInt order,

            @ToolArg(description = "When it is due, with the offset of the zone, such as 2026-12-24T18:00:00+01:00.")
            Optional<OffsetDateTime> duedate,

            @ToolArg(description = "Whether it is archived.")
            Optional<Boolean> archived,

            @ToolArg(description = "Marks it as done at this time, with the offset of the zone.")
            Optional<OffsetDateTime> done,

            @ToolArg(description = "What to take away: duedate, or done to open it again.", defaultValue = "[]")
            List<Clearable> clear,

            @ToolArg(description = "The etag of the card as read: if it has changed since, nothing is written.")
            Optional<@NotBlank @Size(max = 100) String> etag) {}

    /** What can be without a value. */
    enum Clearable {
        DUEDATE,
        DONE;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Tool(
            name = "deck_update_card",
            title = "Change a Deck card",
            description =
                    "Changes properties of a Deck card; what is left out stays as it is, the stack too (deck_reorder_card moves"
                            + " it). Mark it as done with done, open it again with clear. Give the etag of deck_get_card to"
                            + " be refused if somebody changed the card since; it tells changes within one second not apart."
                            + DeckArguments.UNCONDITIONAL,
            scopes = "deck.write",
            annotations = @Tool.Annotations(idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.CARD, DeckCalls.STACK, DeckCalls.UPDATE_CARD})
    public ToolAnswer<WholeCard> update(Input input, NextcloudClient nextcloud) {
        var place = new CardPlace(input.boardId(), input.stackId(), input.cardId());
        var deck = new Deck(nextcloud);
        var body = CardChange.body(deck.cardToChange(place), input);
        var card = Card.of(deck.change("PUT", place.path(), body, place.toString()));
        return ToolAnswer.of(WholeCard.of(card, place, nextcloud), sentence(card, input));
    }

    private static String sentence(Card card, Input input) {
        var changed = "Changed card " + card.id() + ".";
        return input.owner().filter(owner -> !owner.equals(card.owner())).isPresent()
                ? changed + " Deck kept the owner: it is still " + card.owner() + "."
                : changed;
    }
}
