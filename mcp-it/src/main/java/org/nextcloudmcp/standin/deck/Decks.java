package org.nextcloudmcp.standin.deck;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.World;

/** All boards and cards, and who may what with them. Whoever uses it holds its lock. */
final class Decks {
    private static final List<List<String>> LABELS = List.of(
            List.of("Finished", "31CC7C"),
            List.of("To review", "317CCC"),
            List.of("Action needed", "FF7A66"),
            List.of("Later", "F1DB50"));
    private static final List<String> COLUMNS =
            List.of("Custom lists - click to rename!", "To Do", "In Progress", "Done");
    private static final List<String> CARDS = List.of(
            "1. Open to learn more about boards and cards",
            "2. Drag cards left and right, up and down",
            "Create your first card!",
            "3. Apply rich formatting and link content",
            "4. Share, comment and collaborate!");
    private static final List<Integer> COLUMNS_OF_CARDS = List.of(0, 0, 1, 2, 3);

    final World world;
    final TreeMap<Long, Board> boards = new TreeMap<>();
    final TreeMap<Long, Card> cards = new TreeMap<>();
    private final Set<String> welcomed = new HashSet<>();

    Decks(World world) {
        this.world = world;
    }

    /** Whoever opens Deck for the first time finds a board that explains it. */
    void welcome(Account user) {
        if (!welcomed.add(user.userId())) {
            return;
        }
        Board board = create(user, "Welcome to Nextcloud Deck!", "bf678b");
        board.modified = world.now();
        board.labels.add(new Board.Label(world.nextId("deck label"), "Read more inside", "CC317C"));
        List<Board.Stack> stacks = COLUMNS.stream()
                .map(title -> stack(board, title, COLUMNS.indexOf(title)))
                .toList();
        stacks.forEach(stack -> stack.modified = world.now());
        for (int i = 0; i < CARDS.size(); i++) {
            card(user, stacks.get(COLUMNS_OF_CARDS.get(i)), CARDS.get(i)).order = i;
        }
    }

    Board create(Account user, String title, String color) {
        Board board = new Board(world.nextId("deck board"), user.userId(), title, color);
        LABELS.forEach(
                label -> board.labels.add(new Board.Label(world.nextId("deck label"), label.get(0), label.get(1))));
        boards.put(board.id, board);
        return board;
    }

    Board.Stack stack(Board board, String title, long order) {
        Board.Stack stack = new Board.Stack(world.nextId("deck stack"), board, title, order);
        board.stacks.put(stack.id, stack);
        return stack;
    }

    Card card(Account user, Board.Stack stack, String title) {
        Card card = new Card(world.nextId("deck card"), user.userId(), stack, world.now());
        card.title = title;
        cards.put(card.id, card);
        touched(stack);
        return card;
    }

    /** A change on a card is one of its stack and its board too. */
    void touched(Card card) {
        card.modified = world.now();
        touched(card.stack);
    }

    void touched(Board.Stack stack) {
        stack.modified = world.now();
        stack.board.modified = world.now();
    }

    /** Those of a stack that are to be seen there, in their order. */
    List<Card> cardsOf(Board.Stack stack, boolean archived) {
        return cards.values().stream()
                .filter(card -> card.stack == stack && card.archived == archived && card.deletedAt == 0)
                .sorted(Comparator.comparingLong((Card card) -> card.order).thenComparingLong(card -> card.id))
                .toList();
    }

    Board board(String id, Account user) {
        @Nullable Board board = boards.get(number(id));
        if (board == null || !board.mayRead(user)) {
            throw DeckRefused.denied();
        }
        return board;
    }

    Board.Stack stack(String id, Account user) {
        long number = number(id);
        return boards.values().stream()
                .filter(board -> board.mayRead(user))
                .flatMap(board -> board.stacks.values().stream())
                .filter(stack -> stack.id == number)
                .findFirst()
                .orElseThrow(DeckRefused::denied);
    }

    Board.Label label(String id, Account user) {
        return labelBoard(id, user).labels.stream()
                .filter(label -> label.id == number(id))
                .findFirst()
                .orElseThrow(DeckRefused::denied);
    }

    Board labelBoard(String id, Account user) {
        long number = number(id);
        return boards.values().stream()
                .filter(board -> board.mayRead(user))
                .filter(board -> board.labels.stream().anyMatch(label -> label.id == number))
                .findFirst()
                .orElseThrow(DeckRefused::denied);
    }

    /** Deck looks for a card under its own number only. */
    Card card(String id, Account user) {
        @Nullable Card card = cards.get(number(id));
        if (card == null || !card.stack.board.mayRead(user)) {
            throw DeckRefused.denied();
        } else if (card.deletedAt > 0 || card.stack.deletedAt > 0) {
            throw DeckRefused.denied("Card is deleted");
        }
        return card;
    }

    Card cardToEdit(String id, Account user) {
        Card card = card(id, user);
        if (!card.stack.board.mayEdit(user)) {
            throw DeckRefused.denied();
        } else if (card.stack.board.archived) {
            throw DeckRefused.notNow("This board is archived.");
        }
        return card;
    }

    static long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw DeckRefused.broken();
        }
        return Long.parseLong(id);
    }

    /** A text that must be there and not too long. */
    static String text(JsonObject body, String name, int longest) {
        String text = body.get(name) instanceof JsonString given ? given.getString() : "";
        if (text.isEmpty()) {
            throw DeckRefused.bad(name + " must be provided and must be not empty");
        } else if (text.codePointCount(0, text.length()) > longest) {
            throw DeckRefused.bad(name + " cannot be longer than " + longest + " characters ");
        }
        return text;
    }

    static long order(JsonObject body, long otherwise) {
        return body.get("order") instanceof JsonNumber number ? number.longValue() : otherwise;
    }

    /** A time as it was given: PHP's formats are wider than ours, but no word is one that clients send. */
    static JsonValue time(JsonObject body, String name) {
        if (!(body.get(name) instanceof JsonString given) || given.getString().isEmpty()) {
            return JsonValue.NULL;
        }
        try {
            OffsetDateTime.parse(given.getString());
            return given;
        } catch (DateTimeException unreadable) {
            throw DeckRefused.broken();
        }
    }
}
