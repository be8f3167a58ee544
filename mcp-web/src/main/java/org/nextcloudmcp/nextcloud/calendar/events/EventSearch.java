package org.nextcloudmcp.nextcloud.calendar.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.nextcloudmcp.nextcloud.calendar.CalendarInfo;
import org.nextcloudmcp.nextcloud.calendar.CalendarObject;
import org.nextcloudmcp.nextcloud.calendar.CalendarXml;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.Expansion;
import org.nextcloudmcp.nextcloud.calendar.ical.Occurrence;
import org.nextcloudmcp.paging.Position;

/**
 * Looks for occurrences in a range. Events are read while they arrive and forgotten when they are behind the page, so
 * that a calendar of any size takes no more memory than one page.
 */
final class EventSearch {

    /** Days and floating times begin up to this long before or after they do in UTC, by which the server counts. */
    private static final Duration OTHER_CLOCKS = Duration.ofHours(26);

    private final CalendarZone zone;
    private final Instant from;
    private final Instant to;
    private final EventFilter filter;
    private int total;
    private int unreadable;

    EventSearch(CalendarZone zone, Instant from, Instant to, EventFilter filter) {
        this.zone = zone;
        this.from = from;
        this.to = to;
        this.filter = filter;
    }

    /**
     * An occurrence that was found.
     *
     * @param key by which the list is sorted: the moment it begins, and what makes it unique
     */
    record Hit(String key, CalendarObject object, Occurrence occurrence) {}

    /** The first hits behind a position, one more than {@code size} if there are more. */
    List<Hit> page(Calendars calendars, List<CalendarInfo> where, Position position, int size) {
        var kept = new PriorityQueue<Hit>(Comparator.comparing(Hit::key).reversed());
        for (var calendar : where) {
            each(calendars, calendar, hit -> {
                total++;
                if (position.after()
                        .filter(after -> hit.key.compareTo(after) <= 0)
                        .isEmpty()) {
                    kept.add(hit);
                    if (kept.size() > size + 1) {
                        kept.remove();
                    }
                }
            });
        }
        return kept.stream().sorted(Comparator.comparing(Hit::key)).toList();
    }

    /** All hits of one calendar, as they arrive. */
    void each(Calendars calendars, CalendarInfo calendar, Consumer<Hit> seen) {
        unreadable += calendars.each(
                calendar, CalendarXml.within("VEVENT", from.minus(OTHER_CLOCKS), to.plus(OTHER_CLOCKS)), object -> {
                    var expansion = new Expansion(object.zones(), zone);
                    for (var occurrence : expansion.between(object.components("VEVENT"), from, to)) {
                        if (filter.matches(occurrence, zone)) {
                            seen.accept(new Hit(key(object, occurrence), object, occurrence));
                        }
                    }
                });
    }

    private String key(CalendarObject object, Occurrence occurrence) {
        return occurrence.start().instant(zone) + " " + object.calendar().name() + " " + object.uid() + " "
                + occurrence.recurrenceId().map(id -> id.value()).orElse("");
    }

    /** How many there are in all. */
    int total() {
        return total;
    }

    /** How many objects could not be read. */
    int unreadable() {
        return unreadable;
    }
}
