package org.nextcloudmcp.nextcloud.deck.comments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.RefusedException;

/**
 * The text of a comment, which Nextcloud holds to 1,000 Unicode characters. Texts that are longer can be cut into
 * numbered parts, at the end of a paragraph, a line, a sentence or a word, in this order.
 */
final class CommentText {

    static final int LONGEST = 1000;
    static final int MOST_PARTS = 10;

    /** Room for {@code (10/10)} and the line break behind it. */
    private static final int NUMBER = 8;

    /** A part that ends before its middle would be a waste of room. */
    private static final int LEAST = LONGEST / 2;

    private static final List<Pattern> ENDS = List.of(
            Pattern.compile("\\n(?=#)"),
            Pattern.compile("\\n\\s*\\n"),
            Pattern.compile("\\n"),
            Pattern.compile("(?<=[.!?…])\\s+"),
            Pattern.compile("\\s+"));

    private CommentText() {}

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Without white space at its ends, which Nextcloud would take away too.
     *
     * @throws RefusedException if nothing is left: Deck would take an empty comment
     */
    static String of(String given) {
        var text = given.strip();
        if (text.isEmpty()) {
            throw new RefusedException("The message is empty.", "Nothing was written. Give some text.");
        }
        return text;
    }

    /** @throws RefusedException if it is longer than one comment can be */
    static void refuseTooLong(String message) {
        var length = length(message);
        if (length > LONGEST) {
            throw new RefusedException(
                    "The message has " + length + " characters, " + (length - LONGEST)
                            + " more than a comment can have in Nextcloud.",
                    "Nothing was written. Shorten it, or create it with overflow “split” as several comments.");
        }
    }

    /**
     * The parts, each fit to be a comment.
     *
     * @throws RefusedException if they are more than anybody wants to read as comments
     */
    static List<String> parts(String message) {
        var pieces = pieces(message.strip());
        if (pieces.isEmpty()) {
            throw new RefusedException(
                    "The message would take more than " + MOST_PARTS + " comments.",
                    "Nothing was written. Put it into a note or a file, attach that with deck_attach_note or"
                            + " deck_attach_file, and comment with what it is about.");
        }
        var all = pieces.get();
        var parts = new ArrayList<String>();
        for (var piece : all) {
            parts.add("(" + (parts.size() + 1) + "/" + all.size() + ")\n" + piece);
        }
        return parts;
    }

    private static Optional<List<String>> pieces(String text) {
        var pieces = new ArrayList<String>();
        var rest = text;
        while (length(rest) > LONGEST - NUMBER) {
            if (pieces.size() == MOST_PARTS - 1) {
                return Optional.empty();
            }
            var room = rest.substring(0, rest.offsetByCodePoints(0, LONGEST - NUMBER));
            var end = end(room);
            pieces.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return Optional.of(pieces);
    }

    /** A text without any space ends in the middle of a word: there is no other place. */
    private static int end(String room) {
        for (var pattern : ENDS) {
            var last = -1;
            var matcher = pattern.matcher(room);
            while (matcher.find()) {
                last = matcher.start();
            }
            if (last >= LEAST) {
                return last;
            }
        }
        return room.length();
    }
}
