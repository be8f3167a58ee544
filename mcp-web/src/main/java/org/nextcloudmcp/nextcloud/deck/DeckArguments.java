package org.nextcloudmcp.nextcloud.deck;

/** What many tools say about the same arguments. */
public final class DeckArguments {

    public static final String BOARD = "The board's id, as deck_get_boards answers it.";
    public static final String STACK = "The stack's id, as deck_get_stacks answers it.";
    public static final String CARD = "The card's id, as deck_get_cards answers it.";
    public static final String CARDS_STACK = "The id of the stack in which the card is now.";
    public static final String LABEL = "The label's id, as deck_get_labels answers it.";
    public static final String USER = "The user's id, as deck_get_board lists it under users.";

    /** What every write without a condition has to own up to. */
    public static final String UNCONDITIONAL =
            " Deck has no conditional writes: a change that somebody else makes in the moment between our reading and our"
                    + " writing is overwritten.";

    private DeckArguments() {}
}
