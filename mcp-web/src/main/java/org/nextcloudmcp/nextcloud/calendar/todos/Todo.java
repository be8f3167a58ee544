package org.nextcloudmcp.nextcloud.calendar.todos;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.nextcloud.Excerpt;
import org.nextcloudmcp.nextcloud.calendar.CalendarObject;
import org.nextcloudmcp.nextcloud.calendar.Categories;
import org.nextcloudmcp.nextcloud.calendar.Links;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.ContentLine;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalTime;
import org.nextcloudmcp.schema.Description;

/** A task. */
record Todo(
        String calendarName,
        String uid,
        String etag,
        String summary,
        Optional<String> description,
        TodoStatus status,

        @Description("1 is the highest, 9 the lowest; left out if none is set.")
        OptionalInt priority,

        OptionalInt percentComplete,

        @Description("A date, or a time with its offset; without one, it is the same on every clock.")
        Optional<String> due,

        Optional<String> dtstart,

        @Description("Where due (or dtstart) is on the clock.")
        Optional<String> timeZone,

        Optional<String> completed,
        Optional<List<String>> categories,

        @Description("The rule of a task that comes again (RFC 5545).")
        Optional<String> recurrence,

        @Description("The uid of the task it is a part of.") Optional<String> parent,
        URI link) {

    static Todo of(CalendarObject object, IcalComponent todo, int longestDescription, Links links) {
        var due = time(object, todo, "DUE");
        var start = time(object, todo, "DTSTART");
        var categories = Categories.of(todo);
        return new Todo(
                object.calendar().name(),
                object.uid(),
                object.etag().opaque(),
                todo.text("SUMMARY").orElse(""),
                todo.text("DESCRIPTION")
                        .map(text -> Excerpt.of(text, longestDescription).text()),
                TodoStatus.of(todo),
                number(todo, "PRIORITY", 1, 9),
                number(todo, "PERCENT-COMPLETE", 0, 100),
                due.map(IcalTime::text),
                start.map(IcalTime::text),
                due.or(() -> start).flatMap(IcalTime::zone).map(CalendarZone::id),
                time(object, todo, "COMPLETED").map(IcalTime::text),
                categories.isEmpty() ? Optional.empty() : Optional.of(categories),
                todo.line("RRULE").map(ContentLine::value),
                todo.line("RELATED-TO")
                        .filter(line -> line.parameter("RELTYPE")
                                .map("PARENT"::equalsIgnoreCase)
                                .orElse(true))
                        .map(ContentLine::text),
                links.task(object));
    }

    /** By what lists are sorted: what is due first, and what makes it unique. */
    static String key(CalendarObject object, IcalComponent todo) {
        var zone = object.calendar().zone().orElse(CalendarZone.UTC);
        var due = time(object, todo, "DUE").map(time -> time.instant(zone)).map(Instant::toString);
        return due.orElse("~") + " " + object.calendar().name() + " " + object.uid();
    }

    static Optional<IcalTime> time(CalendarObject object, IcalComponent todo, String property) {
        return todo.line(property).flatMap(line -> IcalTime.of(line, object.zones()));
    }

    static OptionalInt number(IcalComponent todo, String property, int least, int most) {
        return todo.text(property)
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::parseInt)
                .filter(number -> number >= least && number <= most)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }
}
