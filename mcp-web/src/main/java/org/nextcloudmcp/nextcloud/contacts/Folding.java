package org.nextcloudmcp.nextcloud.contacts;

import java.nio.charset.StandardCharsets;

/** Folding of long lines (RFC 6350 section 3.2). */
final class Folding {

    private static final int LONGEST = 75;

    private Folding() {}

    /**
     * Folds a line to at most 75 octets each, never inside a character.
     *
     * @param line without a line end
     * @return octets, one character each
     */
    static String fold(String line, String lineEnd) {
        var folded = new StringBuilder(line.length() + 16);
        var column = 0;
        for (var i = 0; i < line.length(); ) {
            var next = line.offsetByCodePoints(i, 1);
            var octets = line.substring(i, next).getBytes(StandardCharsets.UTF_8);
            if (column + octets.length > LONGEST) {
                folded.append(lineEnd).append(' ');
                column = 1;
            }
            folded.append(new String(octets, StandardCharsets.ISO_8859_1));
            column += octets.length;
            i = next;
        }
        return folded.append(lineEnd).toString();
    }
}
