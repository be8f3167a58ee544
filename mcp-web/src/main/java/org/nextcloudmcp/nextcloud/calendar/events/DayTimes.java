package org.nextcloudmcp.nextcloud.calendar.events;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;

/**
 * Which times of which days suit a meeting.
 *
 * @param spans times of a day; none for the whole day
 * @param weekends whether Saturdays and Sundays count
 */
record DayTimes(List<Span> spans, boolean weekends) {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,2}:\\d{2})\\s*-\\s*(\\d{1,2}:\\d{2})");
    private static final Span BUSINESS = new Span(LocalTime.of(9, 0), LocalTime.of(17, 0));

    /** From one time of a day to another. */
    record Span(LocalTime from, LocalTime to) {}

    static DayTimes of(boolean businessHours, boolean weekends) {
        return new DayTimes(businessHours ? List.of(BUSINESS) : List.of(), weekends);
    }

    /**
     * Narrowed down to what a caller prefers.
     *
     * @param commas such as {@code 09:00-12:00,14:00-17:00}
     */
    DayTimes preferring(String commas) {
        var preferred = Arrays.stream(commas.split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(DayTimes::span)
                .toList();
        var both = new ArrayList<Span>();
        for (var span : preferred) {
            for (var own : spans.isEmpty() ? List.of(span) : spans) {
                var from = span.from.isAfter(own.from) ? span.from : own.from;
                var to = span.to.isBefore(own.to) ? span.to : own.to;
                if (from.isBefore(to)) {
                    both.add(new Span(from, to));
                }
            }
        }
        if (both.isEmpty()) {
            throw new RefusedException(
                    "preferred_times has nothing in common with business hours (09:00 to 17:00).",
                    "Pass business_hours_only as false, or other times.");
        }
        return new DayTimes(both, weekends);
    }

    private static Span span(String text) {
        var match = SPAN.matcher(text);
        if (match.matches()) {
            try {
                var span = new Span(time(match.group(1)), time(match.group(2)));
                if (span.from.isBefore(span.to)) {
                    return span;
                }
            } catch (DateTimeException e) {
                // refused below
            }
        }
        throw new RefusedException(
                "The argument preferred_times is not made of times of a day.", "Write 09:00-12:00,14:00-17:00.");
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    }

    /** These times on all days of a range, on the clock of a zone; ascending. */
    List<BusyTime> in(DateRange range, CalendarZone zone) {
        var times = new ArrayList<BusyTime>();
        var whole = new BusyTime(range.from(), range.to());
        var last = zone.local(range.to()).toLocalDate();
        for (var day = zone.local(range.from()).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (weekends || !isWeekend(day)) {
                for (var time : on(day, zone)) {
                    times.addAll(BusyTime.common(whole, time));
                }
            }
        }
        return times;
    }

    private List<BusyTime> on(LocalDate day, CalendarZone zone) {
        if (spans.isEmpty()) {
            return List.of(new BusyTime(
                    zone.at(day.atStartOfDay()).toInstant(),
                    zone.at(day.plusDays(1).atStartOfDay()).toInstant()));
        }
        return spans.stream()
                .map(span -> new BusyTime(
                        zone.at(day.atTime(span.from)).toInstant(),
                        zone.at(day.atTime(span.to)).toInstant()))
                .toList();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
