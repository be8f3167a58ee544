package org.nextcloudmcp.standin.deck;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;

/** What Deck has under OCS: comments, cloning a card, what is due, and searching. */
final class OcsRoutes {
    private final Decks decks;
    private final Shapes shapes;
    private final CommentRoutes comments;

    OcsRoutes(Decks decks) {
        this.decks = decks;
        this.shapes = new Shapes(decks);
        this.comments = new CommentRoutes(decks);
    }

    Answer answer(Ask ask, List<String> parts, Account user) {
        if (parts.equals(List.of("overview", "upcoming"))) {
            return OcsEnvelope.ok(upcoming(user));
        } else if (parts.equals(List.of("search"))) {
            return OcsEnvelope.ok(search(ask, user));
        } else if (parts.size() >= 3
                && parts.get(0).equals("cards")
                && parts.get(2).equals("comments")) {
            return comments.answer(ask, decks.card(parts.get(1), user), parts.subList(3, parts.size()), user);
        } else if (parts.size() == 3
                && parts.get(0).equals("cards")
                && parts.get(2).equals("clone")) {
            return copy(ask.json(), decks.card(parts.get(1), user), user);
        }
        return OcsEnvelope.unknownRoute();
    }

    private Stream<Card> open(Account user) {
        return decks.cards.values().stream()
                .filter(card -> card.stack.board.mayRead(user) && card.stack.deletedAt == 0)
                .filter(card -> card.deletedAt == 0 && !card.archived);
    }

    private JsonObject upcoming(Account user) {
        JsonArrayBuilder without = Json.createArrayBuilder();
        open(user)
                .filter(card -> card.duedate == JsonValue.NULL && card.done == JsonValue.NULL)
                .forEach(card -> without.add(shapes.details(card, user)));
        return Json.createObjectBuilder().add("nodue", without).build();
    }

    private JsonValue search(Ask ask, Account user) {
        JsonArrayBuilder found = Json.createArrayBuilder();
        containing(ask, user)
                .sorted(Comparator.comparingLong((Card card) -> card.modified).reversed())
                .limit(Long.parseLong(ask.parameter("limit").orElse("20")))
                .forEach(card -> found.add(shapes.details(card, user).add("boardId", card.stack.board.id)));
        return found.build();
    }

    private Stream<Card> containing(Ask ask, Account user) {
        String term = ask.parameter("term").orElse("").toLowerCase(Locale.ROOT);
        return open(user).filter(card -> card.title.toLowerCase(Locale.ROOT).contains(term));
    }

    Answer unifiedSearch(Ask ask, Account user) {
        JsonArrayBuilder entries = Json.createArrayBuilder();
        containing(ask, user)
                .forEach(card -> entries.add(Json.createObjectBuilder()
                        .add("thumbnailUrl", decks.world.url() + "/apps/deck/img/card.svg")
                        .add("title", card.title)
                        .add("subline", card.stack.board.title + " » " + card.stack.title)
                        .add("resourceUrl", decks.world.url() + "/apps/deck/card/" + card.id)
                        .add("icon", "icon-deck")
                        .add("rounded", false)
                        .add("attributes", Json.createArrayBuilder())));
        return OcsEnvelope.ok(Json.createObjectBuilder()
                .add("name", "Deck boards and cards")
                .add("isPaginated", false)
                .add("entries", entries)
                .addNull("cursor")
                .build());
    }

    /** Under OCS, but without its envelope. */
    private Answer copy(JsonObject body, Card card, Account user) {
        Board.Stack target = body.get("targetStackId") instanceof JsonNumber number
                ? decks.stack(number.toString(), user)
                : card.stack;
        Card made = decks.card(user, target, card.title);
        made.description = card.description;
        made.order = card.order;
        JsonObjectBuilder json = shapes.details(made, user);
        return Answer.json(200, json.build());
    }
}
