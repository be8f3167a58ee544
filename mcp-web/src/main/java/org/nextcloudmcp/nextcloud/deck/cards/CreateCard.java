package org.nextcloudmcp.nextcloud.deck.cards;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.Card;
import org.nextcloudmcp.nextcloud.deck.CardPlace;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.nextcloud.deck.DeckTime;
import org.nextcloudmcp.nextcloud.deck.WholeCard;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_create_card}: a new card. */
@Singleton
public class CreateCard {

    record Input(
            @ToolArg(description = DeckArguments.BOARD) @Min(1)
            long boardId,

            @ToolArg(description = DeckArguments.STACK) @Min(1)
            long stackId,

            @ToolArg(description = "The card's title.") @NotBlank @Size(min = 1, max = 255)
            String title,

            @ToolArg(description = "The card's type; plain is the usual one.", defaultValue = "plain")
            CardType type,

            @ToolArg(
                    description =
                            "Where it stands among the cards of the stack, from the smallest number to the largest;"
                                    + " left out, at the end.",
                    defaultValue = "999")
            @Min(0)
            int order,

            @ToolArg(description = "The description, usually Markdown.")
            Optional<String> description,

            @ToolArg(description = "When it is due, with the offset of the zone, such as 2026-12-24T18:00:00+01:00.")
            Optional<OffsetDateTime> duedate) {}

    @Tool(
            name = "deck_create_card",
            title = "Create a Deck card",
            description =
                    "Adds a card to a stack of a Deck board and answers it as stored. There may already be a card of"
                            + " the same title; this makes another one. Labels and people are added afterwards with"
                            + " deck_assign_label_to_card and deck_assign_user_to_card.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(destructiveHint = false),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.STACK, DeckCalls.CREATE_CARD})
    public ToolAnswer<WholeCard> create(Input input, NextcloudClient nextcloud) {
        var body = CachedJson.object()
                .add("title", input.title())
                .add("type", input.type().wire())
                .add("order", input.order());
        input.description().ifPresent(text -> body.add("description", text));
        input.duedate().ifPresent(time -> body.add("duedate", DeckTime.text(time, "duedate")));
        var deck = new Deck(nextcloud);
        // Deck looks at the stack only: a card for a stack of another board would go there
        deck.stack(input.boardId(), input.stackId());
        var path = Deck.API + "/boards/" + input.boardId() + "/stacks/" + input.stackId() + "/cards";
        var card = Card.of(deck.change("POST", path, body.build(), "a new card in stack " + input.stackId()));
        var place = new CardPlace(input.boardId(), input.stackId(), card.id());
        return ToolAnswer.of(WholeCard.of(card, place, nextcloud), "Created card " + card.id() + ".");
    }
}
