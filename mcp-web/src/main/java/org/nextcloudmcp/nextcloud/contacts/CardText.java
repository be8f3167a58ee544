package org.nextcloudmcp.nextcloud.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nextcloudmcp.nextcloud.RefusedException;

/** Text values of a card: what may be in them, and how they are written and read (RFC 6350 section 3.4). */
final class CardText {

    private CardText() {}

    /**
     * Whether a text can be stored. A control character in one card makes every listing of its address book a document
     * that no XML parser reads.
     */
    static boolean isClean(String text) {
        return text.codePoints().allMatch(CardText::isClean);
    }

    private static boolean isClean(int c) {
        var isControl = Character.getType(c) == Character.CONTROL && c != '\t' && c != '\n';
        var isHalf = Character.getType(c) == Character.SURROGATE;
        var isNone = (c & 0xFFFE) == 0xFFFE;
        return !isControl && !isHalf && !isNone;
    }

    /**
     * A text of the caller with line feeds as line ends.
     *
     * @param what which argument it is
     * @throws RefusedException if it has characters that no card may have
     */
    static String clean(String text, String what) {
        var lines = text.replace("\r\n", "\n").replace('\r', '\n');
        if (!isClean(lines)) {
            throw new RefusedException(
                    "The value of " + what + " has control characters or half characters.",
                    "Nothing was written. Send it without them.");
        }
        return lines;
    }

    /** As a value or one component of it: nothing in it separates anything, and it stays on its line. */
    static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace(",", "\\,")
                .replace(";", "\\;");
    }

    /** What {@link #escape} was given; a backslash before any other character stands for that character. */
    static String unescape(String raw) {
        var text = new StringBuilder(raw.length());
        for (var i = 0; i < raw.length(); i++) {
            var c = raw.charAt(i);
            if (c == '\\' && i + 1 < raw.length()) {
                i++;
                var escaped = raw.charAt(i);
                text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** The parts of a value, still escaped. */
    static List<String> split(String raw, char separator) {
        var parts = new ArrayList<String>();
        var start = 0;
        for (var i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '\\') {
                i++;
            } else if (raw.charAt(i) == separator) {
                parts.add(raw.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(raw.substring(Math.min(start, raw.length())));
        return parts;
    }

    /** The same value with all of it escaped in our way, so that two can be compared. */
    static String canonical(String raw) {
        return escape(unescape(raw));
    }

    /** The same for a value of components, as many as there are to be. */
    static String canonical(String raw, int components) {
        var parts = new ArrayList<>(split(raw, ';'));
        while (parts.size() < components) {
            parts.add("");
        }
        return parts.stream().map(CardText::canonical).collect(Collectors.joining(";"));
    }
}
