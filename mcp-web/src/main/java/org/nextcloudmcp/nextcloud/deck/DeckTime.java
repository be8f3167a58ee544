package org.nextcloudmcp.nextcloud.deck;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.nextcloudmcp.nextcloud.RefusedException;

/** Times as Deck reads them; one that it cannot read or store is an internal error there. */
public final class DeckTime {

    /** The first that all of Nextcloud's databases can store. */
    private static final int FIRST_YEAR = 1000;

    private DeckTime() {}

    public static String text(OffsetDateTime time, String argument) {
        if (time.getYear() < FIRST_YEAR) {
            throw new RefusedException(
                    "The argument " + argument + " is in a year that Nextcloud cannot store.",
                    "Nothing was changed. Give a time in or after the year " + FIRST_YEAR + ".");
        }
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
