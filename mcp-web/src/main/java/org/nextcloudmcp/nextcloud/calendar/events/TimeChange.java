package org.nextcloudmcp.nextcloud.calendar.events;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.GivenTime;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalTime;

/**
 * When an event shall be.
 *
 * @param start empty to leave it
 * @param end exclusive; empty to leave the length
 * @param allDay whether it shall be in days; empty for what the given times say
 */
record TimeChange(Optional<GivenTime> start, Optional<GivenTime> end, Optional<Boolean> allDay) {

    private static final Duration USUAL_LENGTH = Duration.ofHours(1);

    static final TimeChange NONE = new TimeChange(Optional.empty(), Optional.empty(), Optional.empty());

    static TimeChange of(Optional<String> start, Optional<String> end, Optional<Boolean> allDay) {
        return new TimeChange(
                start.flatMap(text -> GivenTime.parse("start_datetime", text)),
                end.flatMap(text -> GivenTime.parse("end_datetime", text)),
                allDay);
    }

    boolean isEmpty() {
        return start.isEmpty() && end.isEmpty() && allDay.isEmpty();
    }

    /** A beginning and an end, both dates or both times; a flight ends in another zone. */
    record Times(IcalTime start, IcalTime end) {

        /** As long after another beginning: in time that passes if the end is in another zone, and it stays there. */
        IcalTime endAfter(IcalTime beginning, CalendarZone whereFloating) {
            if (start.zone().equals(end.zone())) {
                return beginning.at(beginning.local().plus(Duration.between(start.local(), end.local())));
            }
            var length = Duration.between(start.instant(whereFloating), end.instant(whereFloating));
            var moment = beginning.instant(whereFloating).plus(length);
            return end.at(end.zone().orElse(whereFloating).local(moment));
        }
    }

    /**
     * Where local times count.
     *
     * @param end of a flight, where it lands
     * @param isNamed whether times with an offset are turned into these zones, too
     */
    record Zones(Optional<CalendarZone> start, Optional<CalendarZone> end, boolean isNamed) {}

    /** A day alone says where a timed event moves to, and not that it takes whole days: its time of day stays. */
    TimeChange onClockOf(Times before, List<String> notes) {
        var days = Stream.of(start, end)
                .flatMap(Optional::stream)
                .filter(GivenTime::isDate)
                .toList();
        if (before.start.isDate() || allDay.orElse(false) || days.isEmpty()) {
            return this;
        }
        if (allDay.isEmpty() && days.size() == 2) {
            notes.add(
                    "The event takes whole days now, as both times are days; pass all_day as false to keep its clock.");
            return this;
        }
        notes.add(days.get(0).argument() + " is a day, so the time of day stays; pass all_day as true for whole days.");
        return new TimeChange(
                start.map(given -> onClock(given, before.start)),
                end.map(given -> onClock(given, before.end)),
                Optional.of(false));
    }

    private static GivenTime onClock(GivenTime given, IcalTime before) {
        return given.isDate()
                ? new GivenTime(given.argument(), given.local().with(before.clock()), false, Optional.empty())
                : given;
    }

    /**
     * The times of an event.
     *
     * @param before those it has; empty for a new one
     * @param notes gets what the caller should know
     * @throws RefusedException if they make no sense together
     */
    Times applied(Optional<Times> before, Zones zones, List<String> notes) {
        var isDate = allDay.orElseGet(() -> start.or(() -> end)
                .map(GivenTime::isDate)
                .orElseGet(() -> before.map(times -> times.start.isDate()).orElse(false)));
        if (start.isEmpty()
                && end.isEmpty()
                && before.filter(times -> times.start.isDate() == isDate).isPresent()) {
            return before.get();
        }
        var where = zones.start.orElse(CalendarZone.UTC);
        var beginning = start.map(given -> inForm(given, isDate, zones.start, zones.isNamed, notes))
                .or(() -> before.map(times -> kept(times.start, isDate)))
                .orElseThrow(() -> new RefusedException("start_datetime is missing.", "Give it."));
        var ending = end.map(given -> isDate && !given.isDate()
                        ? lastDay(given, beginning, notes)
                        : inForm(given, isDate, zones.end, zones.isNamed, notes))
                .orElseGet(() -> follows(beginning, before, isDate, where));
        if (isDate && ending.local().equals(beginning.local())) {
            return new Times(beginning, ending.at(ending.local().plusDays(1)));
        }
        var first = beginning.instant(where);
        var last = ending.instant(where);
        // an event of no length may keep none, but nobody asks for one
        if (end.isPresent() ? !last.isAfter(first) : last.isBefore(first)) {
            throw new RefusedException(
                    "The event would end at " + ending.text() + ", which is not after its beginning at "
                            + beginning.text() + ".",
                    "Nothing was written. Give an end_datetime that is later than start_datetime.");
        }
        return new Times(beginning, ending);
    }

    private static IcalTime inForm(
            GivenTime given, boolean isDate, Optional<CalendarZone> zone, boolean isNamed, List<String> notes) {
        if (!isDate && given.isDate()) {
            throw new RefusedException(
                    "The argument " + given.argument() + " is a date without a time, but the event is not all-day.",
                    "Nothing was written. Give a time as well, or pass all_day as true.");
        }
        if (isDate && !given.isDate()) {
            // the day that was written: midnight in UTC is the evening before elsewhere
            return IcalTime.date(given.local().toLocalDate());
        }
        return given.inFile(zone, isNamed, notes);
    }

    /** A time on the last day of an all-day event means the whole of that day; midnight is the day after already. */
    private static IcalTime lastDay(GivenTime given, IcalTime beginning, List<String> notes) {
        var day = given.local().toLocalDate();
        if (given.local().equals(day.atStartOfDay())) {
            return IcalTime.date(day);
        }
        if (!beginning.local().toLocalDate().equals(day)) {
            notes.add("The event takes whole days, the last of them is " + day + ".");
        }
        return IcalTime.date(day.plusDays(1));
    }

    private static IcalTime kept(IcalTime start, boolean isDate) {
        if (start.isDate() && !isDate) {
            throw new RefusedException(
                    "An all-day event has no time of day.",
                    "Nothing was written. Give start_datetime and end_datetime with times as well.");
        }
        return isDate ? IcalTime.date(start.local().toLocalDate()) : start;
    }

    private static IcalTime follows(
            IcalTime beginning, Optional<Times> before, boolean isDate, CalendarZone whereFloating) {
        if (before.isPresent() && before.get().start.isDate() == isDate) {
            return before.get().endAfter(beginning, whereFloating);
        }
        if (before.isPresent() && !isDate) {
            throw new RefusedException(
                    "The event was all-day, so its length in hours is not known.",
                    "Nothing was written. Give end_datetime as well.");
        }
        if (!isDate) {
            return beginning.at(beginning.local().plus(USUAL_LENGTH));
        }
        // a timed event over several days stays as many days long
        var days = before.map(times -> ChronoUnit.DAYS.between(
                        times.start.local().toLocalDate(),
                        times.end.local().minusSeconds(1).toLocalDate()))
                .orElse(0L);
        return beginning.at(beginning.local().plusDays(Math.max(0, days) + 1));
    }
}
