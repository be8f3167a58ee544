package org.nextcloudmcp.nextcloud.sharing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The day at whose beginning a link is to end.
 *
 * @param day the first one that begins behind the time asked for
 * @param mayBePast whether this day may have begun already where the account is
 */
record LinkEnd(LocalDate day, boolean mayBePast) {

    /** The zone farthest east. */
    private static final ZoneOffset FARTHEST_EAST = ZoneOffset.ofHours(14);

    /** @param zone of the user's account; Nextcloud counts days in it, and in the server's, which nobody tells, without one */
    static LinkEnd of(Instant now, int minutes, Optional<ZoneId> zone) {
        var wanted = now.plus(Duration.ofMinutes(minutes));
        var day = wanted.atZone(zone.orElse(ZoneOffset.UTC)).toLocalDate().plusDays(1);
        var mayBePast =
                zone.isEmpty() && !day.atStartOfDay().toInstant(FARTHEST_EAST).isAfter(now);
        return new LinkEnd(day, mayBePast);
    }
}
