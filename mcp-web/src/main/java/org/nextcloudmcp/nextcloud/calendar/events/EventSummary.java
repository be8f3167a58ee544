package org.nextcloudmcp.nextcloud.calendar.events;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.nextcloud.Excerpt;
import org.nextcloudmcp.nextcloud.calendar.CalendarObject;
import org.nextcloudmcp.nextcloud.calendar.Categories;
import org.nextcloudmcp.nextcloud.calendar.Links;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.ContentLine;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalTime;
import org.nextcloudmcp.nextcloud.calendar.ical.Occurrence;
import org.nextcloudmcp.schema.Description;

/** One time that an event takes place, in a list. */
record EventSummary(
        String calendarName,
        String uid,

        @Description("Of the whole event, all occurrences included.")
        String etag,

        String title,

        @Description("A date if all-day, otherwise a time with its offset; without one, it is the same on every clock.")
        String start,

        @Description("Exclusive: of an all-day event, the day after its last one.")
        String end,

        @Description("Where the event's clock is.") Optional<String> timeZone,
        boolean allDay,

        @Description("The rule of a series (RFC 5545).") Optional<String> recurrence,

        @Description("Of a series: when this occurrence begins by its rule.")
        Optional<String> recurrenceId,

        EventStatus status,
        Optional<String> location,

        @Description("The beginning; nc_calendar_get_event has all of it.")
        Optional<String> description,

        Optional<List<String>> categories,
        @Description("How many are invited.") OptionalInt attendees,
        URI link) {

    private static final int LONGEST_DESCRIPTION = 200;
    private static final int LONGEST_TITLE = 300;

    static EventSummary of(CalendarObject object, Occurrence occurrence, CalendarZone whereFloating, Links links) {
        var event = occurrence.component();
        var categories = Categories.of(event);
        var attendees = event.lines("ATTENDEE").size();
        return new EventSummary(
                object.calendar().name(),
                object.uid(),
                object.etag().opaque(),
                Excerpt.of(event.text("SUMMARY").orElse(""), LONGEST_TITLE).text(),
                occurrence.start().text(),
                occurrence.end().text(),
                occurrence.start().zone().map(CalendarZone::id),
                occurrence.start().isDate(),
                object.master("VEVENT").flatMap(m -> m.line("RRULE")).map(ContentLine::value),
                occurrence.recurrenceId().map(IcalTime::text),
                EventStatus.of(event),
                event.text("LOCATION")
                        .map(text -> Excerpt.of(text, LONGEST_TITLE).text()),
                event.text("DESCRIPTION")
                        .map(text -> Excerpt.of(text, LONGEST_DESCRIPTION).text()),
                categories.isEmpty() ? Optional.empty() : Optional.of(categories),
                attendees == 0 ? OptionalInt.empty() : OptionalInt.of(attendees),
                links.event(object, occurrence.recurrenceId().map(id -> id.instant(whereFloating))));
    }
}
