package org.nextcloudmcp.standin.groupware;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;

/**
 * A point in time of a calendar.
 *
 * @param zone UTC for days and for times without a zone
 */
record Times(LocalDateTime local, ZoneId zone, boolean isDay) {
    static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    static Times of(ContentTree.Line line) {
        return of(line.value().replaceFirst(",.*", ""), line.param("TZID").orElse("UTC"));
    }

    static Times of(String value, String zone) {
        if (value.length() == 8) {
            return new Times(LocalDate.parse(value, DAY).atStartOfDay(), ZoneOffset.UTC, true);
        }
        boolean utc = value.endsWith("Z");
        return new Times(
                LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, LOCAL),
                utc ? ZoneOffset.UTC : zone(zone),
                false);
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /** The time of a range in a query, which can be in one form only. */
    static Instant ofQuery(String value) {
        if (!value.matches("\\d{8}T\\d{6}Z")) {
            throw new DavRefused(DavError.of(
                    500,
                    "Sabre\\VObject\\InvalidDataException",
                    "The supplied iCalendar datetime value is incorrect: " + value));
        }
        return UTC.parse(value, Instant::from);
    }

    Instant instant() {
        return local.atZone(zone).toInstant();
    }

    Times at(LocalDateTime other) {
        return new Times(other, zone, isDay);
    }

    /** As a line of an expanded object: days as they are, times in UTC. */
    ContentTree.Line line(String name) {
        return isDay
                ? new ContentTree.Line(name, "VALUE=DATE", DAY.format(local))
                : new ContentTree.Line(name, "", UTC.format(instant()));
    }

    /** A duration such as P1D or PT1H30M. */
    static Duration duration(String text) {
        String plain = text.replaceFirst("^\\+", "");
        if (plain.contains("W")) {
            return Duration.ofDays(ChronoUnit.DAYS.between(LocalDate.EPOCH, LocalDate.EPOCH.plus(Period.parse(plain))));
        }
        return Duration.parse(plain);
    }
}
