package org.nextcloudmcp.nextcloud.calendar.events;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalTime;
import org.nextcloudmcp.nextcloud.calendar.ical.MalformedIcalException;
import org.nextcloudmcp.nextcloud.calendar.ical.RecurrenceRule;

/**
 * What it means for a series that its beginning moves: how far everything goes that is named by the old times, and what
 * becomes of its rule. A rule that names its days stays on them if the new beginning is on one of them; if it names just
 * the day of the old beginning, it names that of the new one.
 */
final class SeriesMove {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final IcalTime before;
    private final IcalTime now;
    private final CalendarZone whereFloating;
    private final Optional<RecurrenceRule> rule;
    private final boolean isByDays;
    private final boolean isStaying;

    SeriesMove(Optional<String> rrule, IcalTime before, IcalTime now, CalendarZone whereFloating) {
        this.before = before;
        this.now = now;
        this.whereFloating = whereFloating;
        this.rule = rrule.flatMap(SeriesMove::readable);
        this.isByDays = rrule.filter(text -> text.contains("BY")).isPresent();
        this.isStaying = isByDays
                && (isOnSameDay()
                        || rule.filter(read -> read.gives(before.local()) && !read.gives(now.local()))
                                .isEmpty());
    }

    private static Optional<RecurrenceRule> readable(String rrule) {
        try {
            return Optional.of(RecurrenceRule.parse(rrule));
        } catch (MalformedIcalException e) {
            return Optional.empty();
        }
    }

    private boolean isOnSameDay() {
        return before.local().toLocalDate().equals(now.local().toLocalDate());
    }

    boolean isNone() {
        return before.equals(now);
    }

    /** Whether a series in days becomes one in times, or the other way round. */
    boolean isOfAnotherKind() {
        return before.isDate() != now.isDate();
    }

    boolean becomesAllDay() {
        return now.isDate();
    }

    /** Where something goes that is named by its old time. */
    IcalTime moved(IcalTime time) {
        var onOldClock = time.isDate() && !before.isDate()
                ? time.local().with(before.clock())
                : time.inFormOf(before, whereFloating).local();
        return now.at(onOldClock.plus(by()));
    }

    private Duration by() {
        return isStaying
                ? Duration.between(before.clock(), now.clock())
                : Duration.between(before.local(), now.local());
    }

    /**
     * What becomes of the rule; empty if there is none that can be read.
     *
     * @param keepsEnd whether nothing was said about the end of the series
     * @param notes gets what the caller may not expect
     * @throws RefusedException if the rule names days in a way that cannot be moved
     */
    Optional<String> rule(boolean keepsEnd, List<String> notes) {
        if (rule.isEmpty()) {
            return Optional.empty();
        }
        try {
            var moved = isByDays && !isStaying ? onOtherDay(rule.get()) : rule.get();
            if (isByDays && !isOnSameDay()) {
                notes.add(
                        isStaying
                                ? "The rule of the series names its days by itself, so it goes on on these; pass"
                                        + " recurrence_rule to change them."
                                : "The rule of the series names the new day now.");
            }
            var until = moved.until().filter(text -> keepsEnd).flatMap(text -> IcalTime.parse(text, Optional.empty()));
            return Optional.of(
                    until.isEmpty()
                            ? moved.text()
                            : moved.endingAt(RecurrenceChange.until(last(until.get(), notes), now))
                                    .text());
        } catch (MalformedIcalException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An UNTIL that means a day goes by days; one that is the last occurrence itself moves with its time of day. */
    private IcalTime last(IcalTime until, List<String> notes) {
        var last = until.isDate()
                ? until.local()
                : until.inFormOf(before, whereFloating).local();
        var isDay = until.isDate()
                || before.isDate()
                || now.isDate()
                || last.toLocalTime().equals(END_OF_DAY);
        var days = isStaying
                ? 0
                : ChronoUnit.DAYS.between(
                        before.local().toLocalDate(), now.local().toLocalDate());
        var day = last.toLocalDate().plusDays(days);
        if (days != 0) {
            notes.add("The whole series moves, its end too: the last day is now " + day
                    + "; pass recurrence_end_date for another one.");
        }
        return isDay ? IcalTime.date(day) : now.at(last.plus(by()));
    }

    private RecurrenceRule onOtherDay(RecurrenceRule read) throws MalformedIcalException {
        var parts = List.of(read.text().split(";"));
        var named = parts.stream().filter(part -> part.startsWith("BY")).collect(Collectors.toSet());
        if (!named.equals(naming(parts, before.local().toLocalDate()))) {
            throw new RefusedException(
                    "The rule of this series, " + read.text() + ", does not take place on "
                            + now.local().toLocalDate() + ".",
                    "Nothing was written. Pass recurrence_rule as well, with the days that it shall name.");
        }
        return RecurrenceRule.parse(Stream.concat(
                        parts.stream().filter(part -> !named.contains(part)),
                        naming(parts, now.local().toLocalDate()).stream().sorted())
                .collect(Collectors.joining(";")));
    }

    /** The parts by which most programs say that a series is on the day of its beginning. */
    private static Set<String> naming(List<String> parts, LocalDate day) {
        if (parts.contains("FREQ=WEEKLY")) {
            return Set.of("BYDAY=" + day.getDayOfWeek().name().substring(0, 2));
        }
        var ofMonth = "BYMONTHDAY=" + day.getDayOfMonth();
        return parts.contains("FREQ=MONTHLY")
                ? Set.of(ofMonth)
                : parts.contains("FREQ=YEARLY") ? Set.of("BYMONTH=" + day.getMonthValue(), ofMonth) : Set.of();
    }
}
