package org.nextcloudmcp.standin.deck;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;

/** {@code /boards/{id}/stacks} and what lies below each. */
final class StackRoutes {
    private static final int LONGEST_TITLE = 100;

    private final Decks decks;
    private final Shapes shapes;
    private final CardRoutes cards;

    StackRoutes(Decks decks) {
        this.decks = decks;
        this.shapes = new Shapes(decks);
        this.cards = new CardRoutes(decks);
    }

    static List<Board.Stack> inOrder(Board board) {
        return board.stacks.values().stream()
                .filter(stack -> stack.deletedAt == 0)
                .sorted(Comparator.comparingLong((Board.Stack stack) -> stack.order)
                        .thenComparingLong(stack -> stack.id))
                .toList();
    }

    Answer answer(Ask ask, String version, String board, List<String> parts, Account user) {
        if (parts.isEmpty()) {
            return switch (ask.method()) {
                case "GET" -> list(decks.board(board, user), user);
                case "POST" -> create(ask.json(), board, user);
                default -> throw DeckRefused.noRoute();
            };
        } else if (parts.get(0).equals("archived")) {
            return archived(decks.board(board, user));
        } else if (parts.size() == 1) {
            return one(ask, decks.stack(parts.get(0), user), user);
        } else if (!parts.get(1).equals("cards")) {
            throw DeckRefused.noRoute();
        }
        return cards.answer(ask, version, parts.get(0), parts.subList(2, parts.size()), user);
    }

    private Answer list(Board board, Account user) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        inOrder(board).forEach(stack -> list.add(withCards(stack, user)));
        return Answer.json(200, list.build());
    }

    private JsonObjectBuilder withCards(Board.Stack stack, Account user) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        List<Card> its = decks.cardsOf(stack, false);
        its.forEach(card -> all.add(shapes.details(card, user)));
        return its.isEmpty() ? shapes.stack(stack) : shapes.stack(stack).add("cards", all);
    }

    private Answer archived(Board board) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (Board.Stack stack : inOrder(board)) {
            JsonArrayBuilder all = Json.createArrayBuilder();
            List<Card> its = decks.cardsOf(stack, true);
            its.forEach(card -> {
                JsonObjectBuilder json = shapes.bare(card).add("attachmentCount", 0);
                if (!card.labels.isEmpty()) {
                    json.add("labels", shapes.found(card).build().getJsonArray("labels"));
                }
                all.add(json);
            });
            list.add(its.isEmpty() ? shapes.stack(stack) : shapes.stack(stack).add("cards", all));
        }
        return Answer.json(200, list.build());
    }

    private Answer create(JsonObject body, String id, Account user) {
        String title = Decks.text(body, "title", LONGEST_TITLE);
        Board board = decks.board(id, user);
        BoardRoutes.manage(board, user);
        return Answer.json(
                200,
                shapes.stack(decks.stack(board, title, Decks.order(body, 0))).build());
    }

    private Answer one(Ask ask, Board.Stack stack, Account user) {
        switch (ask.method()) {
            case "GET" -> {
                return read(stack, user);
            }
            case "PUT" -> {
                String title = Decks.text(ask.json(), "title", LONGEST_TITLE);
                BoardRoutes.manage(stack.board, user);
                stack.title = title;
                stack.order = Decks.order(ask.json(), stack.order);
                decks.touched(stack);
                return Answer.json(200, shapes.stack(stack).build());
            }
            case "DELETE" -> {
                BoardRoutes.manage(stack.board, user);
                stack.deletedAt = decks.world.now();
                decks.touched(stack);
                return Answer.json(200, withCards(stack, user).build());
            }
            default -> throw DeckRefused.noRoute();
        }
    }

    /** The cards without their labels, and their owners as bare text. */
    private Answer read(Board.Stack stack, Account user) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        decks.cardsOf(stack, false)
                .forEach(card ->
                        all.add(shapes.details(card, user).addNull("labels").add("owner", card.owner)));
        JsonObject json = shapes.stack(stack).add("cards", all).build();
        return Answer.json(200, json).with("ETag", '"' + json.getString("ETag") + '"');
    }
}
