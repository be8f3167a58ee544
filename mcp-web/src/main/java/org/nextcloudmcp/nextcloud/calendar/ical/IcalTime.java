package org.nextcloudmcp.nextcloud.calendar.ical;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A DATE or a DATE-TIME in one of its three forms (RFC 5545 sections 3.3.4 and 3.3.5).
 *
 * @param local what a calendar or a clock shows; midnight for a date
 * @param isDate whether it is a day, which is in no zone
 * @param zone empty for a date and for a floating time, which is the same on every clock
 */
public record IcalTime(LocalDateTime local, boolean isDate, Optional<CalendarZone> zone) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);

    public static IcalTime date(LocalDate day) {
        return new IcalTime(day.atStartOfDay(), true, Optional.empty());
    }

    public static IcalTime floating(LocalDateTime local) {
        return new IcalTime(local, false, Optional.empty());
    }

    public static IcalTime in(CalendarZone zone, LocalDateTime local) {
        return new IcalTime(local, false, Optional.of(zone));
    }

    public static IcalTime utc(Instant instant) {
        return in(CalendarZone.UTC, CalendarZone.UTC.local(instant));
    }

    /** Another time of the same form. */
    public IcalTime at(LocalDateTime other) {
        return new IcalTime(isDate ? other.toLocalDate().atStartOfDay() : other, isDate, zone);
    }

    /** The same moment in the form of another time: its zone, or a date. */
    public IcalTime inFormOf(IcalTime other, CalendarZone whereFloating) {
        if (isDate == other.isDate && zone.equals(other.zone)) {
            return this;
        }
        var theirs = other.zone.orElse(whereFloating);
        return other.at(zone.isEmpty() ? local : theirs.local(instant(whereFloating)));
    }

    public boolean isFloating() {
        return !isDate && zone.isEmpty();
    }

    /** The moment; a date begins at midnight. {@code whereFloating} counts for what is in no zone. */
    public Instant instant(CalendarZone whereFloating) {
        return zone.orElse(whereFloating).at(local).toInstant();
    }

    /** For people and models: a date, a time with its offset, or without one if it floats. */
    public String text() {
        if (isDate) {
            return local.toLocalDate().toString();
        }
        return zone.map(where -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(where.at(local)))
                .orElseGet(() -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local));
    }

    /** As a property, with VALUE or TZID where they are needed. */
    public ContentLine line(String property) {
        if (isDate) {
            return ContentLine.of(property, value(), IcalParameter.of("VALUE", "DATE"));
        }
        return zone.filter(where -> !where.isUtc())
                .map(where -> ContentLine.of(property, value(), IcalParameter.of("TZID", where.id())))
                .orElseGet(() -> ContentLine.of(property, value()));
    }

    public String value() {
        return isDate
                ? DATE.format(local)
                : TIME.format(local) + (zone.filter(CalendarZone::isUtc).isPresent() ? "Z" : "");
    }

    /** The first value of a line; empty if it has none that can be read. */
    public static Optional<IcalTime> of(ContentLine line, ZoneBook zones) {
        return all(line, zones).stream().findFirst();
    }

    /** All values of a line such as EXDATE; of periods, the beginning. What cannot be read is left out. */
    public static List<IcalTime> all(ContentLine line, ZoneBook zones) {
        var zone = line.parameter("TZID").flatMap(zones::zone);
        var times = new ArrayList<IcalTime>();
        for (var value : line.value().split(",", -1)) {
            var slash = value.indexOf('/');
            parse((slash < 0 ? value : value.substring(0, slash)).strip(), zone).ifPresent(times::add);
        }
        return times;
    }

    /** Reads one value. */
    public static Optional<IcalTime> parse(String value, Optional<CalendarZone> zone) {
        try {
            if (value.length() == 8) {
                return Optional.of(date(LocalDate.parse(value, DATE)));
            }
            var isUtc = value.endsWith("Z") || value.endsWith("z");
            var digits = isUtc ? value.substring(0, value.length() - 1) : value;
            // second 60 of a leap second (section 3.3.12) is the one that Java has no word for
            var local = LocalDateTime.parse(digits.endsWith("60") ? digits.substring(0, 13) + "59" : digits, TIME);
            return Optional.of(new IcalTime(local, false, isUtc ? Optional.of(CalendarZone.UTC) : zone));
        } catch (DateTimeException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    public LocalTime clock() {
        return local.toLocalTime();
    }

    public OffsetDateTime offset(CalendarZone whereFloating) {
        return zone.orElse(whereFloating).at(local);
    }
}
