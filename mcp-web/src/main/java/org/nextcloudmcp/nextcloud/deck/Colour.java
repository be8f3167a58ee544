package org.nextcloudmcp.nextcloud.deck;

import java.util.Locale;

/** A colour as Deck keeps it. Deck takes any text for a board and shows it as no colour at all, so it is held here. */
public final class Colour {

    /** What arguments may be. */
    public static final String PATTERN = "#?[0-9A-Fa-f]{6}";

    public static final String WORDS =
            "Six hexadecimal digits for red, green and blue, such as 31CC7C; a # before them is fine.";

    private Colour() {}

    /** Without {@code #}, as Deck wants it. */
    public static String of(String given) {
        var digits = given.startsWith("#") ? given.substring(1) : given;
        return digits.toUpperCase(Locale.ROOT);
    }
}
