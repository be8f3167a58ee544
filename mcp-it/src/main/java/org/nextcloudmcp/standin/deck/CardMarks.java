package org.nextcloudmcp.standin.deck;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;

/** Labels, people and other cards on a card. */
final class CardMarks {
    private final Decks decks;
    private final Shapes shapes;

    CardMarks(Decks decks) {
        this.decks = decks;
        this.shapes = new Shapes(decks);
    }

    Answer label(JsonObject body, Card card, boolean put, Account user) {
        String id = body.get("labelId") instanceof JsonNumber number ? number.toString() : "";
        Board.Label label = decks.label(id, user);
        if (card.archived) {
            throw DeckRefused.notNow("This card is archived.");
        } else if (decks.labelBoard(id, user) != card.stack.board) {
            throw DeckRefused.notNow("Label does not exist.");
        }
        if (put) {
            card.labels.add(label);
        } else {
            card.labels.remove(label);
        }
        decks.touched(card);
        return Answer.json(200, JsonValue.NULL);
    }

    Answer assign(JsonObject body, Card card) {
        String userId = body.getString("userId", "");
        if (card.assigned.containsKey(userId)) {
            throw DeckRefused.bad("The user is already assigned to the card");
        } else if (decks.world
                .people()
                .find(userId)
                .filter(card.stack.board::mayRead)
                .isEmpty()) {
            throw DeckRefused.bad("The user is not part of the board");
        }
        long id = decks.world.nextId("deck assignment");
        card.assigned.put(userId, id);
        decks.touched(card);
        return Answer.json(200, shapes.assignment(card, userId, id).build());
    }

    Answer unassign(JsonObject body, Card card) {
        String userId = body.getString("userId", "");
        Long id = card.assigned.remove(userId);
        if (id == null) {
            throw DeckRefused.missing("No assignment for " + userId + "found.");
        }
        decks.touched(card);
        return Answer.json(200, shapes.assignment(card, userId, id).build());
    }

    /** Of Deck 1.18, by its source. */
    Answer dependent(Ask ask, String id, String other, Account user) {
        if (!decks.world.has(DeckApp.DEPENDENT_CARDS)
                || !(ask.method().equals("POST") || ask.method().equals("DELETE"))) {
            throw DeckRefused.noRoute();
        }
        Card card = decks.cardToEdit(id, user);
        Card dependent = decks.card(other, user);
        if (card.archived) {
            throw DeckRefused.notNow("This card is archived.");
        }
        if (ask.method().equals("POST")) {
            card.dependentCards.add(dependent.id);
        } else {
            card.dependentCards.remove(dependent.id);
        }
        decks.touched(card);
        return Answer.json(200, shapes.details(card, user).build());
    }
}
