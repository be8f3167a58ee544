package org.nextcloudmcp.nextcloud.deck;

import java.net.URI;
import org.nextcloudmcp.nextcloud.NextcloudClient;

/** Where a card is. Deck finds a card by its own number and hardly looks at the others, so they are checked by us. */
public record CardPlace(long board, long stack, long card) {

    public String path() {
        return stackPath() + "/cards/" + card;
    }

    String stackPath() {
        return Deck.boardPath(board) + "/stacks/" + stack;
    }

    /** The same card in another column. */
    public CardPlace in(long otherBoard, long otherStack) {
        return new CardPlace(otherBoard, otherStack, card);
    }

    /** Where a person opens the card. */
    public URI page(NextcloudClient nextcloud) {
        return nextcloud.page("/apps/deck/board/" + board + "/card/" + card);
    }

    /** As the object of a sentence. */
    @Override
    public String toString() {
        return "the card " + card;
    }
}
