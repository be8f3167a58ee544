package org.nextcloudmcp.nextcloud.calendar.events;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.GivenTime;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;

/**
 * The time that a call asks for.
 *
 * @param from inclusive
 * @param to exclusive
 */
record DateRange(Instant from, Instant to) {

    private static final Duration LONGEST = Duration.ofDays(3660);

    /**
     * Reads two arguments.
     *
     * @param start blank or left out: today, or {@code usual} before the end
     * @param end a date counts with the whole of its day; blank or left out: {@code usual} after the start
     */
    static DateRange of(
            Optional<GivenTime> start, Optional<GivenTime> end, Period usual, CalendarZone zone, Instant now) {
        var today = zone.local(now).toLocalDate();
        Instant from;
        if (start.isPresent()) {
            from = start.get().moment(zone);
        } else if (end.isPresent() && end.get().local().toLocalDate().isBefore(today)) {
            from = zone.at(end.get().local().minus(usual)).toInstant();
        } else {
            from = zone.at(today.atStartOfDay()).toInstant();
        }
        var to = end.map(given -> given.endMoment(zone))
                .orElseGet(() -> zone.at(zone.local(from).plus(usual)).toInstant());
        if (!to.isAfter(from)) {
            throw new RefusedException("The end of the range is not after its beginning.", "Correct the two dates.");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new RefusedException("The range is longer than ten years.", "Ask for a shorter one.");
        }
        return new DateRange(from, to);
    }
}
