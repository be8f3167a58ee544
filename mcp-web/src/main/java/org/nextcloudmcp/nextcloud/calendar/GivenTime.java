package org.nextcloudmcp.nextcloud.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalTime;

/**
 * A date, a local time or a time with its offset, as a caller gives it (ISO 8601).
 *
 * @param argument the argument's name, for refusals
 * @param local the day or the clock's time as written
 * @param isDate whether it is only a day
 * @param instant the moment, if an offset was given
 */
public record GivenTime(String argument, LocalDateTime local, boolean isDate, Optional<Instant> instant) {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern LOCAL = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?");
    private static final Pattern OFFSET = Pattern.compile("Z|[+-]\\d{2}:?\\d{2}");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    /**
     * Reads an argument.
     *
     * @return empty if it is blank, which counts as left out
     * @throws RefusedException if it is none of the three
     */
    public static Optional<GivenTime> parse(String argument, String given) {
        if (given.isBlank()) {
            return Optional.empty();
        }
        var text = given.strip().toUpperCase(Locale.ROOT).replaceFirst("^(\\S{10}) ", "$1T");
        try {
            var time = read(argument, text);
            if (time.local.getYear() >= FIRST_YEAR && time.local.getYear() <= LAST_YEAR) {
                return Optional.of(time);
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw new RefusedException(
                "The argument " + argument + " is neither a date nor a time that exists.",
                "Write 2026-12-31, 2026-12-31T09:00:00 (local) or 2026-12-31T09:00:00+01:00.");
    }

    private static GivenTime read(String argument, String text) {
        if (DATE.matcher(text).matches()) {
            return new GivenTime(argument, LocalDate.parse(text).atStartOfDay(), true, Optional.empty());
        }
        var offset = OFFSET.matcher(text);
        var start = text.length() > 16 && offset.find(16) && offset.end() == text.length() ? offset.start() : -1;
        var local = start < 0 ? text : text.substring(0, start);
        if (!LOCAL.matcher(local).matches()) {
            throw new DateTimeException("no time");
        }
        var clock = LocalDateTime.parse(local).withNano(0);
        return start < 0
                ? new GivenTime(argument, clock, false, Optional.empty())
                : new GivenTime(
                        argument,
                        clock,
                        false,
                        Optional.of(OffsetDateTime.parse(clock + seconds(clock) + colon(text.substring(start)))
                                .toInstant()));
    }

    private static String seconds(LocalDateTime clock) {
        return clock.toString().length() == 16 ? ":00" : "";
    }

    private static String colon(String offset) {
        return offset.length() == 5 ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
    }

    /**
     * As it goes into a file.
     *
     * @param zone where a local time counts; a time with an offset is turned into it if the caller has named it
     * @param isNamed whether the caller has named that zone
     * @param notes gets a sentence where a local time does not exist, or twice, or is in no zone
     */
    public IcalTime inFile(Optional<CalendarZone> zone, boolean isNamed, List<String> notes) {
        if (isDate) {
            return IcalTime.date(local.toLocalDate());
        }
        if (instant.isPresent()) {
            var where = isNamed ? zone.orElse(CalendarZone.UTC) : CalendarZone.UTC;
            return IcalTime.in(where, where.local(instant.get()));
        }
        if (zone.isEmpty()) {
            notes.add("No time zone is set for the calendar or the user, so " + argument
                    + " is the same on every clock, wherever it is read; pass timezone to fix it.");
            return IcalTime.floating(local);
        }
        return IcalTime.in(zone.get(), onClock(zone.get(), notes));
    }

    private LocalDateTime onClock(CalendarZone zone, List<String> notes) {
        if (zone.isGap(local)) {
            var real = zone.at(local).toLocalDateTime();
            notes.add(argument + ": the clocks in " + zone.id() + " are set forward then, so " + local
                    + " does not exist; it became " + real + ".");
            return real;
        }
        if (zone.isOverlap(local)) {
            notes.add(argument + ": the clocks in " + zone.id() + " are set back then, so " + local
                    + " happens twice; the first is meant.");
        }
        return local;
    }

    /** The moment, with {@code zone} for what is local; a date begins at midnight. */
    public Instant moment(CalendarZone zone) {
        return instant.orElseGet(() -> zone.at(local).toInstant());
    }

    /** The moment until which a range goes: a date counts with the whole of its day. */
    public Instant endMoment(CalendarZone zone) {
        return isDate ? zone.at(local.plusDays(1)).toInstant() : moment(zone);
    }
}
