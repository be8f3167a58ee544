package org.nextcloudmcp.nextcloud.calendar.events;

import java.time.Instant;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.calendar.CalendarInfo;
import org.nextcloudmcp.nextcloud.calendar.CalendarObject;
import org.nextcloudmcp.nextcloud.calendar.CalendarXml;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.GivenTime;
import org.nextcloudmcp.nextcloud.calendar.Whereabouts;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;

/** Events that filters mean, each once however often it takes place; no more are kept than shall be changed. */
final class EventMatches {

    private static final Period ANY = Period.ofYears(9);

    private final Calendars calendars;
    private final Instant now;
    private final EventFilter filter;
    private final int most;

    EventMatches(Calendars calendars, Instant now, EventFilter filter, int most) {
        this.calendars = calendars;
        this.now = now;
        this.filter = filter;
        this.most = most;
    }

    /** The first of them, in the order of the calendars. */
    List<CalendarObject> in(
            List<CalendarInfo> where, Optional<GivenTime> start, Optional<GivenTime> end, Whereabouts whereabouts) {
        var found = new LinkedHashMap<String, CalendarObject>();
        if (start.isEmpty() && end.isEmpty()) {
            where.forEach(calendar -> everywhere(calendar, found));
            return List.copyOf(found.values());
        }
        var zone = whereabouts.ofUser().orElse(CalendarZone.UTC);
        // an end alone means all that was before it, not what is left from today on
        var range = start.isEmpty()
                ? end.map(last -> new DateRange(zone.at(last.local().minus(ANY)).toInstant(), last.endMoment(zone)))
                        .orElseThrow()
                : DateRange.of(start, end, ANY, zone, now);
        var search = new EventSearch(zone, range.from(), range.to(), filter);
        for (var calendar : where) {
            search.each(calendars, calendar, hit -> keep(hit.object(), found));
        }
        return List.copyOf(found.values());
    }

    private void everywhere(CalendarInfo calendar, Map<String, CalendarObject> found) {
        calendars.each(calendar, CalendarXml.all("VEVENT"), object -> {
            if (object.master("VEVENT").filter(filter::matches).isPresent()) {
                keep(object, found);
            }
        });
    }

    private void keep(CalendarObject object, Map<String, CalendarObject> found) {
        if (found.size() < most) {
            found.putIfAbsent(object.path(), object);
        }
    }
}
