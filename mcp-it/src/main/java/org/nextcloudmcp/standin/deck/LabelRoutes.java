package org.nextcloudmcp.standin.deck;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;

/** {@code /boards/{id}/labels}. Of one label the board in the address is not looked at. */
final class LabelRoutes {
    private static final int LONGEST_TITLE = 100;

    private final Decks decks;
    private final Shapes shapes;

    LabelRoutes(Decks decks) {
        this.decks = decks;
        this.shapes = new Shapes(decks);
    }

    Answer answer(Ask ask, String board, List<String> parts, Account user) {
        if (parts.size() == 1) {
            return one(ask, parts.get(0), user);
        } else if (!parts.isEmpty() || !ask.method().equals("POST")) {
            throw DeckRefused.noRoute();
        }
        JsonObject body = ask.json();
        String title = Decks.text(body, "title", LONGEST_TITLE);
        String color = color(body);
        Board on = decks.board(board, user);
        BoardRoutes.manage(on, user);
        refuseTaken(on, title, Optional.empty());
        Board.Label label = new Board.Label(decks.world.nextId("deck label"), title, color);
        on.labels.add(label);
        return Answer.json(200, shapes.label(on, label, true).build());
    }

    private static String color(JsonObject body) {
        String color = body.getString("color", "");
        if (!color.matches("[0-9a-fA-F]{6}|[0-9a-fA-F]{3}")) {
            throw DeckRefused.bad("color must be provided and must be hex color");
        }
        return color;
    }

    private static void refuseTaken(Board board, String title, Optional<Board.Label> except) {
        if (board.labels.stream()
                .filter(label -> except.filter(own -> own == label).isEmpty())
                .anyMatch(label -> label.title.equals(title))) {
            throw DeckRefused.bad("title must be unique");
        }
    }

    private Answer one(Ask ask, String id, Account user) {
        Board board = decks.labelBoard(id, user);
        Board.Label label = decks.label(id, user);
        switch (ask.method()) {
            case "GET" -> {
                return Answer.json(200, shapes.label(board, label, false).build());
            }
            case "PUT" -> {
                String title = Decks.text(ask.json(), "title", LONGEST_TITLE);
                String color = color(ask.json());
                BoardRoutes.manage(board, user);
                refuseTaken(board, title, Optional.of(label));
                label.title = title;
                label.color = color;
                label.modified = decks.world.now();
                return Answer.json(200, shapes.label(board, label, false).build());
            }
            case "DELETE" -> {
                BoardRoutes.manage(board, user);
                board.labels.remove(label);
                decks.cards.values().forEach(card -> card.labels.remove(label));
                return Answer.json(200, shapes.label(board, label, false).build());
            }
            default -> throw DeckRefused.noRoute();
        }
    }
}
