package org.nextcloudmcp.nextcloud.deck.cards;

import java.util.Locale;

/** The types that Deck itself has made; it would take any text and then show no card. */
enum CardType {
    PLAIN,
    TEXT;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
