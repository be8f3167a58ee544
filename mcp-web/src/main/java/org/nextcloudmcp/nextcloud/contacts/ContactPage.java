package org.nextcloudmcp.nextcloud.contacts;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.Excerpt;
import org.nextcloudmcp.paging.Position;

/**
 * A page of contacts by name, collected while they arrive in the order of the server: of all that have gone by it holds
 * no more than the page.
 */
final class ContactPage {

    private static final int KEY_CHARACTERS = 200;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final Position position;
    private final int size;
    private final TreeMap<String, FoundCard> kept = new TreeMap<>();
    private int total;
    private boolean more;

    ContactPage(Position position, int size) {
        this.position = position;
        this.size = size;
    }

    void add(FoundCard card) {
        total++;
        var key = key(card);
        if (position.after().filter(after -> key.compareTo(after) <= 0).isPresent()) {
            return;
        }
        kept.put(key, card);
        if (kept.size() > size) {
            kept.pollLastEntry();
            more = true;
        }
    }

    List<Contact> contacts() {
        return kept.values().stream().map(FoundCard::contact).toList();
    }

    /** How many there are in all, the pages before included. */
    int total() {
        return total;
    }

    /** The key to go on behind; empty if nothing follows. */
    Optional<String> next() {
        return more ? Optional.of(kept.lastKey()) : Optional.empty();
    }

    /** By name; those of one name by their place, so that no two are the same. */
    private static String key(FoundCard card) {
        var plain = Normalizer.normalize(card.fn(), Normalizer.Form.NFKD);
        var name = MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
        return Excerpt.of(name, KEY_CHARACTERS).text() + "\u0000" + card.path();
    }
}
