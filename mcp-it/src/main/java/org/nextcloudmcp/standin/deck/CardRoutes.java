package org.nextcloudmcp.standin.deck;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;

/** {@code …/stacks/{id}/cards} and what lies below each. Of one card the stack in the address is not looked at. */
final class CardRoutes {
    private static final int LONGEST_TITLE = 255;
    private static final int LONGEST_NAME = 64;
    private static final int AT_THE_END = 999;

    private final Decks decks;
    private final Shapes shapes;
    private final CardMoves moves;
    private final CardMarks marks;
    private final AttachmentRoutes attachments;

    CardRoutes(Decks decks) {
        this.decks = decks;
        this.shapes = new Shapes(decks);
        this.moves = new CardMoves(decks);
        this.marks = new CardMarks(decks);
        this.attachments = new AttachmentRoutes(decks);
    }

    Answer answer(Ask ask, String version, String stack, List<String> parts, Account user) {
        if (parts.isEmpty()) {
            if (!ask.method().equals("POST")) {
                throw DeckRefused.noRoute();
            }
            return create(ask.json(), stack, user);
        } else if (parts.size() == 1) {
            return one(ask, stack, parts.get(0), user);
        } else if (parts.get(1).equals("attachments")) {
            Card card = decks.card(parts.get(0), user);
            return attachments.answer(ask, version, card, parts.subList(2, parts.size()), user);
        } else if (parts.get(1).equals("dependentCards") && parts.size() == 3) {
            return marks.dependent(ask, parts.get(0), parts.get(2), user);
        } else if (!ask.method().equals("PUT") || parts.size() > 2) {
            throw DeckRefused.noRoute();
        }
        return put(ask.json(), stack, parts.get(0), parts.get(1), user);
    }

    private Answer put(JsonObject body, String stack, String id, String what, Account user) {
        return switch (what) {
            case "reorder" -> moves.reorder(body, decks.cardToEdit(id, user), editable(stack, user));
            case "archive", "unarchive" -> archive(decks.cardToEdit(id, user), what.equals("archive"));
            case "assignLabel" -> marks.label(body, decks.cardToEdit(id, user), true, user);
            case "removeLabel" -> marks.label(body, decks.cardToEdit(id, user), false, user);
            case "assignUser" -> marks.assign(body, decks.cardToEdit(id, user));
            case "unassignUser" -> marks.unassign(body, decks.cardToEdit(id, user));
            default -> throw DeckRefused.noRoute();
        };
    }

    private Board.Stack editable(String id, Account user) {
        Board.Stack stack = decks.stack(id, user);
        if (!stack.board.mayEdit(user)) {
            throw DeckRefused.denied();
        }
        return stack;
    }

    private Answer create(JsonObject body, String stack, Account user) {
        String title = Decks.text(body, "title", LONGEST_TITLE);
        Board.Stack in = editable(stack, user);
        JsonValue due = Decks.time(body, "duedate");
        Card card = decks.card(user, in, title);
        card.type = body.getString("type", "plain");
        card.order = Decks.order(body, AT_THE_END);
        card.description = body.getString("description", "");
        card.duedate = due;
        return Answer.json(200, shapes.details(card, user).build());
    }

    private Answer one(Ask ask, String stack, String id, Account user) {
        switch (ask.method()) {
            case "GET" -> {
                Card card = decks.card(id, user);
                JsonObject json = shapes.details(card, user)
                        .add("attachments", Json.createArrayBuilder())
                        .build();
                return Answer.json(200, json).with("ETag", '"' + json.getString("ETag") + '"');
            }
            case "PUT" -> {
                return update(ask.json(), stack, id, user);
            }
            case "DELETE" -> {
                Card card = decks.cardToEdit(id, user);
                card.deletedAt = decks.world.now();
                decks.touched(card);
                return Answer.json(200, shapes.found(card).build());
            }
            default -> throw DeckRefused.noRoute();
        }
    }

    /** What is left out is cleared, and the stack in the address is where the card is from now on. */
    private Answer update(JsonObject body, String stack, String id, Account user) {
        String title = Decks.text(body, "title", LONGEST_TITLE);
        String type = Decks.text(body, "type", LONGEST_NAME);
        Decks.text(body, "owner", LONGEST_NAME);
        Card card = decks.cardToEdit(id, user);
        Board.Stack target = editable(stack, user);
        boolean archive = body.getBoolean("archived", false);
        if (card.archived && archive) {
            throw DeckRefused.notNow("This card is archived.");
        }
        card.duedate = Decks.time(body, "duedate");
        card.done = Decks.time(body, "done");
        card.title = title;
        card.type = type;
        card.order = Decks.order(body, 0);
        card.archived = body.containsKey("archived") ? archive : card.archived;
        card.descriptionBefore = card.descriptionBefore == null ? card.description : card.descriptionBefore;
        card.description = body.getString("description", "");
        moves.to(card, target, user);
        decks.touched(card);
        // the first editor is told only from the next answer on
        card.lastEditor = card.lastEditor == null ? null : user.userId();
        JsonObjectBuilder answer = shapes.details(card, user);
        card.lastEditor = user.userId();
        return Answer.json(200, answer.build());
    }

    private Answer archive(Card card, boolean archived) {
        card.archived = archived;
        decks.touched(card);
        return Answer.json(200, shapes.found(card).build());
    }
}
