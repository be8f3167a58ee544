package org.nextcloudmcp.nextcloud.calendar.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.calendar.Links;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.schema.Description;

/** What takes place within a range: one page of it. */
record EventPage(
        List<EventSummary> events,
        @Description("The beginning of the range.") Instant from,
        @Description("Its end, exclusive.") Instant to,
        @Description("How many there are in all.") int total,
        @Description("There if more follow.") Optional<String> nextCursor,

        @Description("Entries that are no readable calendar data.")
        OptionalInt unreadable) {

    static EventPage of(
            List<EventSearch.Hit> hits,
            int limit,
            EventSearch search,
            DateRange range,
            CalendarZone zone,
            Links links,
            Cursor cursor) {
        var page = hits.size() > limit ? hits.subList(0, limit) : hits;
        return new EventPage(
                page.stream()
                        .map(hit -> EventSummary.of(hit.object(), hit.occurrence(), zone, links))
                        .toList(),
                range.from(),
                range.to(),
                search.total(),
                hits.size() > limit
                        ? Optional.of(cursor.behind(page.get(page.size() - 1).key()))
                        : Optional.empty(),
                search.unreadable() == 0 ? OptionalInt.empty() : OptionalInt.of(search.unreadable()));
    }
}
