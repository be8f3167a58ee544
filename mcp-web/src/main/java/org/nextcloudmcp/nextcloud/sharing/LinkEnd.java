package org.nextcloudmcp.nextcloud.sharing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The day at whose beginning a link is to end.
 *
 * @param day the first one that begins behind the time asked for, in UTC: the account's own zone is not known here
 * @param mayBePast whether this day may have begun already where the account is
 */
record LinkEnd(LocalDate day, boolean mayBePast) {

    /** The zone farthest east. */
    private static final ZoneOffset FARTHEST_EAST = ZoneOffset.ofHours(14);

    static LinkEnd of(Instant now, int minutes) {
        var wanted = now.plus(Duration.ofMinutes(minutes));
        var day = wanted.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);
        return new LinkEnd(day, !day.atStartOfDay().toInstant(FARTHEST_EAST).isAfter(now));
    }
}
