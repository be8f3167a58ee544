package org.nextcloudmcp.connect;

import java.util.regex.Pattern;

/**
 * Text that somebody else chose, made fit to be shown: one line, of limited length, without control characters and
 * without the invisible ones that turn the direction of writing or hide letters. It is still escaped by the template.
 */
final class UntrustedText {

    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private UntrustedText() {}

    /** Shows at most {@code most} characters (code points) of the text; an ellipsis says that there was more. */
    static String shown(String text, int most) {
        var line = SPACES.matcher(UNSHOWABLE.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        if (line.codePointCount(0, line.length()) <= most) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, most - 1)).strip() + "…";
    }
}
