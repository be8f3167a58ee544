package org.nextcloudmcp.nextcloud.contacts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.nextcloudmcp.nextcloud.RefusedException;

/**
 * A birthday as a card has it.
 *
 * @param params of the property
 * @param value of the property
 */
record Birthday(List<String> params, String value) {

    /** The year that Apple's programs write for none; so does Nextcloud where it makes a 3.0 card of a 4.0 one. */
    private static final String NO_YEAR = "1604";

    /**
     * Reads what a caller gives.
     *
     * @param text {@code 1980-02-29} or {@code --02-29}
     * @param version of the card: 3.0 has dates with hyphens and no form without a year; 4.0 has dates without hyphens
     *     (RFC 6350 section 4.3.1)
     * @throws RefusedException if there is no such day
     */
    static Birthday of(String text, String version) {
        var is3 = version.equals("3.0");
        try {
            if (text.startsWith("--")) {
                MonthDay.parse(text);
                return is3
                        ? new Birthday(List.of("X-APPLE-OMIT-YEAR=" + NO_YEAR), NO_YEAR + text.substring(1))
                        : new Birthday(List.of(), "--" + text.substring(2).replace("-", ""));
            }
            LocalDate.parse(text);
            return new Birthday(List.of(), is3 ? text : text.replace("-", ""));
        } catch (DateTimeException e) {
            throw new RefusedException("The birthday " + text + " is no day.", "Nothing was written.");
        }
    }
}
