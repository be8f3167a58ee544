package org.nextcloudmcp.nextcloud.contacts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nextcloudmcp.nextcloud.RefusedException;

/**
 * A card as its content lines, to be changed line by line. Lines nobody touches come out octet by octet as they came in.
 */
final class CardLines {

    private final List<ContentLine> lines;
    private final String lineEnd;

    private CardLines(List<ContentLine> lines, String lineEnd) {
        this.lines = lines;
        this.lineEnd = lineEnd;
    }

    /** A card of version 3.0 with nothing but its UID. */
    static CardLines create(String uid) {
        var text = "BEGIN:VCARD\r\nVERSION:3.0\r\n"
                + ContentLine.of("", "UID", List.of(), CardText.escape(uid), "\r\n")
                        .raw()
                + "END:VCARD\r\n";
        return of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * A stored card.
     *
     * @throws RefusedException if it is not one that can be changed without loss
     */
    static CardLines of(byte[] stored) {
        var lines = new ArrayList<>(ContentLine.all(stored));
        var isBare = lines.stream().map(ContentLine::raw).noneMatch(raw -> raw.endsWith("\r\n"));
        var card = new CardLines(lines, isBare ? "\n" : "\r\n");
        var begins = lines.stream().filter(line -> line.is("BEGIN")).count();
        if (begins != 1 || !card.version().matches("[34]\\.0")) {
            throw new RefusedException(
                    "This contact is stored in a form of card that cannot be changed here without loss.",
                    "Change it in the Contacts app. Nothing was changed.");
        }
        return card;
    }

    String version() {
        return first("VERSION").map(line -> line.value().strip()).orElse("");
    }

    List<ContentLine> all(String name) {
        return lines.stream().filter(line -> line.is(name)).toList();
    }

    Optional<ContentLine> first(String name) {
        return lines.stream().filter(line -> line.is(name)).findFirst();
    }

    /** Puts a line with the same group in the place of another one. */
    void replace(ContentLine old, List<String> params, String value) {
        lines.set(lines.indexOf(old), ContentLine.of(old.group(), old.name(), params, value, lineEnd));
    }

    /** Adds a line behind the others of its name, or at the end. */
    void add(String name, List<String> params, String value) {
        var place = lines.size() - 1;
        while (place >= 0 && !lines.get(place).is(name)) {
            place--;
        }
        if (place < 0) {
            place = end() - 1;
        }
        lines.add(place + 1, ContentLine.of("", name, params, value, lineEnd));
    }

    /** Takes a line away, and with it labels that nothing is left for. */
    void remove(ContentLine line) {
        lines.remove(line);
        var group = line.group();
        if (group.isEmpty()) {
            return;
        }
        var rest = lines.stream()
                .filter(other -> other.group().equalsIgnoreCase(group))
                .toList();
        if (rest.stream().allMatch(ContentLine::isLabel)) {
            lines.removeAll(rest);
        }
    }

    private int end() {
        for (var i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).is("END")) {
                return i;
            }
        }
        return lines.size();
    }

    byte[] bytes() {
        return lines.stream()
                .map(ContentLine::raw)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
