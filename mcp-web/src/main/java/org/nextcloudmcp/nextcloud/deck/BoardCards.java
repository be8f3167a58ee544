package org.nextcloudmcp.nextcloud.deck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nextcloudmcp.nextcloud.RefusedException;

/** The cards of a board that a query asks for, in their columns and in their order. */
public final class BoardCards {

    /** Each costs a request of its own. */
    private static final int MOST_ARCHIVED_LOOKED_AT = 50;

    private static final Comparator<Card> ORDER =
            Comparator.comparingLong(Card::order).thenComparingLong(Card::id);

    private final Deck deck;
    private final long board;
    private final CardQuery query;

    private BoardCards(Deck deck, long board, CardQuery query) {
        this.deck = deck;
        this.board = board;
        this.query = query;
    }

    /** All columns of the board, those without such cards too. */
    public static List<Stack> of(Deck deck, long board, CardQuery query) {
        return new BoardCards(deck, board, query).stacks(Optional.empty());
    }

    /**
     * One column of the board.
     *
     * @throws RefusedException if the board has none of this number
     */
    public static Stack of(Deck deck, long board, long stack, CardQuery query) {
        return new BoardCards(deck, board, query)
                .stacks(Optional.of(stack)).stream()
                        .findFirst()
                        .orElseThrow(() -> new RefusedException(
                                "The board " + board + " has no stack " + stack + ".",
                                "Use deck_get_stacks to see its stacks."));
    }

    private List<Stack> stacks(Optional<Long> only) {
        var status = query.status();
        var stacks = chosen(status.isOnBoard() ? deck.stacks(board) : deck.archivedStacks(board), only);
        if (!status.isOnBoard() || !status.isInArchive()) {
            return stacks.stream()
                    .map(stack -> stack.with(fitting(stack.cards())))
                    .toList();
        }
        var archived = chosen(deck.archivedStacks(board), only).stream()
                .collect(Collectors.toMap(Stack::id, Stack::cards, (one, other) -> one));
        return stacks.stream().map(stack -> joined(stack, archived)).toList();
    }

    private static List<Stack> chosen(List<Stack> stacks, Optional<Long> only) {
        return stacks.stream()
                .filter(stack -> only.map(id -> id == stack.id()).orElse(true))
                .sorted(Comparator.comparingLong(Stack::order).thenComparingLong(Stack::id))
                .toList();
    }

    private Stack joined(Stack stack, Map<Long, List<Card>> archived) {
        var all = new ArrayList<>(stack.cards());
        all.addAll(archived.getOrDefault(stack.id(), List.of()));
        return stack.with(fitting(all));
    }

    private List<Card> fitting(List<Card> cards) {
        var fitting =
                cards.stream().filter(query::fitsBarAssignee).sorted(ORDER).toList();
        if (query.assignedTo().isEmpty()) {
            return fitting;
        }
        var unknown =
                fitting.stream().filter(card -> card.assignees().isEmpty()).count();
        if (unknown > MOST_ARCHIVED_LOOKED_AT) {
            throw new RefusedException(
                    "Deck does not tell to whom archived cards are assigned, and " + unknown
                            + " of them are too many to look at one by one.",
                    "Leave assigned_to out, or choose fewer cards with label or another status.");
        }
        return fitting.stream()
                .map(this::withAssignees)
                .filter(query::fitsAssignee)
                .toList();
    }

    private Card withAssignees(Card card) {
        return card.assignees().isPresent() ? card : deck.card(new CardPlace(board, card.stack(), card.id()));
    }
}
