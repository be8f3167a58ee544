package org.nextcloudmcp.nextcloud.calendar.todos;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.calendar.CalendarObject;
import org.nextcloudmcp.nextcloud.calendar.Stamps;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.ContentLine;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalParameter;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalTime;
import org.nextcloudmcp.nextcloud.calendar.ical.MalformedIcalException;
import org.nextcloudmcp.nextcloud.calendar.ical.RecurrenceRule;

/**
 * Completing a task that comes again: it becomes the next one. Marking the object as completed would end the series,
 * which nobody means who has watered the flowers.
 */
final class NextOfSeries {

    private static final int YEARS = 20;
    private static final Pattern COUNT = Pattern.compile("(?i)COUNT=(\\d{1,9})");

    private NextOfSeries() {}

    /** The file with the next of the series; empty if the task does not recur, or if this was the last. */
    static Optional<IcalComponent> of(CalendarObject object, IcalComponent todo, Instant now) {
        var rule = todo.line("RRULE").flatMap(line -> rule(line.value()));
        var anchor = Todo.time(object, todo, "DTSTART").or(() -> Todo.time(object, todo, "DUE"));
        if (rule.isEmpty() || anchor.isEmpty()) {
            return Optional.empty();
        }
        var excluded = todo.lines("EXDATE").stream()
                .flatMap(line -> IcalTime.all(line, object.zones()).stream())
                .map(time -> time.inFormOf(anchor.get(), CalendarZone.UTC).local())
                .toList();
        var seed = anchor.get().local();
        var dates = rule.get().dates(seed, seed.plusSeconds(1), last(rule.get(), anchor.get()));
        var next = dates.stream().filter(date -> !excluded.contains(date)).findFirst();
        return next.map(date -> moved(object, todo, anchor.get(), date, dates.indexOf(date) + 1, now));
    }

    private static Optional<RecurrenceRule> rule(String value) {
        try {
            return Optional.of(RecurrenceRule.parse(value));
        } catch (MalformedIcalException e) {
            return Optional.empty();
        }
    }

    private static LocalDateTime last(RecurrenceRule rule, IcalTime anchor) {
        var far = anchor.local().plusYears(YEARS);
        return rule.until()
                .flatMap(value -> IcalTime.parse(value, Optional.empty()))
                .map(until -> until.isDate()
                        ? until.local().plusDays(1).minusSeconds(1)
                        : until.inFormOf(anchor, CalendarZone.UTC).local())
                .filter(far::isAfter)
                .orElse(far);
    }

    private static IcalComponent moved(
            CalendarObject object, IcalComponent todo, IcalTime anchor, LocalDateTime date, int steps, Instant now) {
        var by = Duration.between(anchor.local(), date);
        var next = todo.without("COMPLETED").without("PERCENT-COMPLETE").with(ContentLine.of("STATUS", "NEEDS-ACTION"));
        for (var property : List.of("DTSTART", "DUE")) {
            var time = Todo.time(object, todo, property);
            if (time.isPresent()) {
                next = next.with(time.get().at(time.get().local().plus(by)).line(property));
            }
        }
        var passed = Duration.between(
                anchor.instant(CalendarZone.UTC), anchor.at(date).instant(CalendarZone.UTC));
        next = next.withComponents(
                "VALARM",
                next.components("VALARM").stream()
                        .map(alarm -> movedBy(passed, alarm))
                        .toList());
        var rule = todo.line("RRULE").map(ContentLine::value).orElse("");
        return object.file().replacing(todo, Stamps.changed(counted(next, rule, steps), now, true));
    }

    /** A reminder that counts from the task moves by itself; one at a fixed moment (RFC 5545 section 3.8.6.3) does not. */
    private static IcalComponent movedBy(Duration passed, IcalComponent alarm) {
        return alarm.line("TRIGGER")
                .filter(line -> line.parameter("VALUE")
                        .filter("DATE-TIME"::equalsIgnoreCase)
                        .isPresent())
                .flatMap(line -> IcalTime.parse(line.value(), Optional.of(CalendarZone.UTC))
                        .map(time -> alarm.with(ContentLine.of(
                                "TRIGGER",
                                time.at(time.local().plus(passed)).value(),
                                IcalParameter.of("VALUE", "DATE-TIME")))))
                .orElse(alarm);
    }

    /** COUNT counts from DTSTART, which has moved. */
    private static IcalComponent counted(IcalComponent todo, String rule, int steps) {
        var count = COUNT.matcher(rule);
        return count.find()
                ? todo.with(ContentLine.of(
                        "RRULE", count.replaceFirst("COUNT=" + Math.max(1, Integer.parseInt(count.group(1)) - steps))))
                : todo;
    }
}
