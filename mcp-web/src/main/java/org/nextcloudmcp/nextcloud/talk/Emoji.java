package org.nextcloudmcp.nextcloud.talk;

import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.RefusedException;

/**
 * One emoji, as a reaction is one: a single character for whoever looks at it, though it may be several in Unicode (skin
 * tones, families, flags, keycaps; Unicode Technical Standard 51).
 *
 * @param text as it goes over the wire
 */
record Emoji(String text) {

    private static final Pattern ONE_CHARACTER = Pattern.compile("\\X");
    private static final Pattern KEYCAP = Pattern.compile("[0-9#*]\\x{FE0F}?\\x{20E3}");

    /** Java 17 does not know which characters are emoji: this takes symbols, and leaves the rest to Talk. */
    static Emoji parse(String given) {
        var text = given.strip();
        if (!ONE_CHARACTER.matcher(text).matches() || !isSymbol(text)) {
            throw new RefusedException(
                    "The argument reaction is not one emoji.", "Give exactly one, such as 👍; not its name.");
        }
        return new Emoji(text);
    }

    private static boolean isSymbol(String text) {
        var first = text.codePointAt(0);
        return KEYCAP.matcher(text).matches()
                || (first > 0x7F
                        && switch (Character.getType(first)) {
                            case Character.OTHER_SYMBOL,
                                    Character.MATH_SYMBOL,
                                    Character.OTHER_PUNCTUATION,
                                    Character.DASH_PUNCTUATION,
                                    Character.UNASSIGNED -> true;
                            default -> false;
                        });
    }
}
