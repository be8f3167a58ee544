package org.nextcloudmcp.nextcloud.calendar.events;

import java.net.URI;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.nextcloud.Excerpt;
import org.nextcloudmcp.nextcloud.calendar.Attendees;
import org.nextcloudmcp.nextcloud.calendar.CalendarObject;
import org.nextcloudmcp.nextcloud.calendar.Categories;
import org.nextcloudmcp.nextcloud.calendar.Links;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.ContentLine;
import org.nextcloudmcp.nextcloud.calendar.ical.Expansion;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalTime;
import org.nextcloudmcp.schema.Description;

/** An event as a whole; of a series, its first occurrence and what its exceptions are. */
record EventDetails(
        String calendarName,
        String uid,
        String etag,
        String title,

        @Description("A date if all-day, otherwise a time with its offset; without one, it is the same on every clock.")
        String start,

        @Description("Exclusive: of an all-day event, the day after its last one.")
        String end,

        @Description("Where the event's clock is.") Optional<String> timeZone,
        boolean allDay,
        EventStatus status,
        Optional<String> location,
        Optional<String> description,
        Optional<List<String>> categories,
        OptionalInt priority,
        Optional<String> privacy,
        Optional<String> url,
        Optional<String> color,

        @Description("The rule of a series (RFC 5545).") Optional<String> recurrence,

        @Description("Occurrences of the series that are left out.")
        Optional<List<String>> excluded,

        @Description("Occurrences of the series that differ from it.")
        Optional<List<Changed>> exceptions,

        Optional<String> organizer,
        Optional<List<Attendee>> attendees,
        Optional<List<Alarm>> reminders,
        Optional<String> lastModified,
        URI link) {

    private static final int LONGEST = 100_000;
    private static final int MOST = 200;

    /** An occurrence that was changed by itself. */
    record Changed(String recurrenceId, String title, String start, String end, EventStatus status) {}

    /** Somebody who is invited. */
    record Attendee(
            String email,
            Optional<String> name,

            @Description("The answer: NEEDS-ACTION, ACCEPTED, DECLINED, TENTATIVE.")
            Optional<String> status) {}

    /** A reminder. */
    record Alarm(
            String action,

            @Description("A duration before or after, or a moment.")
            String trigger) {}

    static EventDetails of(CalendarObject object, IcalComponent event, CalendarZone whereFloating, Links links) {
        var expansion = new Expansion(object.zones(), whereFloating);
        var start = expansion.start(event).orElseGet(() -> IcalTime.floating(LocalDateTime.of(1970, 1, 1, 0, 0)));
        var end = expansion.end(event, start);
        return new EventDetails(
                object.calendar().name(),
                object.uid(),
                object.etag().opaque(),
                event.text("SUMMARY").orElse(""),
                start.text(),
                end.text(),
                start.zone().map(CalendarZone::id),
                start.isDate(),
                EventStatus.of(event),
                event.text("LOCATION"),
                event.text("DESCRIPTION").map(text -> Excerpt.of(text, LONGEST).text()),
                some(Categories.of(event)),
                priority(event),
                event.text("CLASS"),
                event.line("URL").map(ContentLine::value),
                event.text("COLOR"),
                event.line("RRULE").map(ContentLine::value),
                some(event.lines("EXDATE").stream()
                        .flatMap(line -> IcalTime.all(line, object.zones()).stream())
                        .map(IcalTime::text)
                        .limit(MOST)
                        .toList()),
                some(exceptions(object, expansion)),
                event.line("ORGANIZER").map(Attendees::email),
                some(event.lines("ATTENDEE").stream()
                        .limit(MOST)
                        .map(line ->
                                new Attendee(Attendees.email(line), line.parameter("CN"), line.parameter("PARTSTAT")))
                        .toList()),
                some(event.components("VALARM").stream()
                        .limit(MOST)
                        .map(EventDetails::alarm)
                        .toList()),
                event.line("LAST-MODIFIED")
                        .flatMap(line -> IcalTime.of(line, object.zones()))
                        .map(IcalTime::text),
                links.event(object, Optional.empty()));
    }

    private static OptionalInt priority(IcalComponent event) {
        return event.text("PRIORITY")
                .filter(text -> text.strip().matches("[1-9]"))
                .map(text -> OptionalInt.of(Integer.parseInt(text.strip())))
                .orElse(OptionalInt.empty());
    }

    private static Alarm alarm(IcalComponent alarm) {
        return new Alarm(
                alarm.text("ACTION").orElse("").toUpperCase(Locale.ROOT),
                alarm.line("TRIGGER")
                        .map(line -> line.value()
                                + line.parameter("RELATED")
                                        .map(to -> " (" + to + ")")
                                        .orElse(""))
                        .orElse(""));
    }

    private static List<Changed> exceptions(CalendarObject object, Expansion expansion) {
        return object.components("VEVENT").stream()
                .filter(component -> component.line("RECURRENCE-ID").isPresent())
                .limit(MOST)
                .flatMap(component -> expansion.start(component).stream()
                        .map(start -> new Changed(
                                expansion
                                        .recurrenceId(component)
                                        .map(IcalTime::text)
                                        .orElse(""),
                                component.text("SUMMARY").orElse(""),
                                start.text(),
                                expansion.end(component, start).text(),
                                EventStatus.of(component))))
                .toList();
    }

    private static <T> Optional<List<T>> some(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }
}
