package org.nextcloudmcp.nextcloud.calendar.ical;

import java.time.Instant;
import java.util.Optional;

/**
 * One time that an event takes place.
 *
 * @param component what describes it: the event, or the exception for this occurrence
 * @param start when it begins
 * @param end when it ends, exclusive
 * @param recurrenceId which of several it is: when it would begin by the rule; empty if there is only one
 */
public record Occurrence(IcalComponent component, IcalTime start, IcalTime end, Optional<IcalTime> recurrenceId) {

    /** Whether it touches the time between two moments; one without length counts at its beginning. */
    public boolean overlaps(Instant from, Instant to, CalendarZone whereFloating) {
        var begins = start.instant(whereFloating);
        var ends = end.instant(whereFloating);
        return begins.isBefore(to) && (ends.isAfter(from) || (!ends.isAfter(begins) && !begins.isBefore(from)));
    }
}
