package org.nextcloudmcp.standin.deck;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;

/** Cards change their places. */
final class CardMoves {
    private final Decks decks;
    private final Shapes shapes;

    CardMoves(Decks decks) {
        this.decks = decks;
        this.shapes = new Shapes(decks);
    }

    /** Into the stack of the address, whatever the body says. */
    Answer reorder(JsonObject body, Card card, Board.Stack target) {
        if (card.archived) {
            throw DeckRefused.notNow("This card is archived.");
        }
        long order = Decks.order(body, 0);
        card.stack = target;
        decks.touched(card);
        JsonArrayBuilder list = Json.createArrayBuilder();
        long next = 0;
        for (Card each : decks.cardsOf(target, false)) {
            next = next == order ? next + 1 : next;
            each.order = each == card ? order : next++;
            list.add(shapes.bare(each));
        }
        return Answer.json(200, list.build());
    }

    /**
     * By an update. To another board the labels go along by their titles; missing ones are made by whoever may manage
     * that board. This was not recorded: it is what Deck's source says.
     */
    void to(Card card, Board.Stack target, Account user) {
        Board from = card.stack.board;
        card.stack = target;
        if (from == target.board) {
            return;
        }
        List<Board.Label> before = List.copyOf(card.labels);
        card.labels.clear();
        for (Board.Label label : before) {
            Optional<Board.Label> same = target.board.labels.stream()
                    .filter(each -> each.title.equals(label.title))
                    .findFirst();
            if (same.isPresent()) {
                card.labels.add(same.get());
            } else if (target.board.mayManage(user)) {
                Board.Label made = new Board.Label(decks.world.nextId("deck label"), label.title, label.color);
                target.board.labels.add(made);
                card.labels.add(made);
            }
        }
    }
}
