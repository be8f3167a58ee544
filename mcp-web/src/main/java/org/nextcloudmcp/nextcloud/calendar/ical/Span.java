package org.nextcloudmcp.nextcloud.calendar.ical;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long something takes (DURATION, RFC 5545 section 3.3.6): days and weeks on the calendar, hours on the clock.
 *
 * @param isBack whether it goes back in time
 */
public record Span(boolean isBack, int days, Duration time) {

    private static final Pattern DURATION = Pattern.compile(
            "([+-])?P(?:(\\d{1,6})W)?(?:(\\d{1,6})D)?(?:T(?:(\\d{1,6})H)?(?:(\\d{1,6})M)?(?:(\\d{1,8})S)?)?");

    /** Reads a DURATION; empty if it is none. */
    public static Optional<Span> parse(String value) {
        var match = DURATION.matcher(value.strip());
        if (!match.matches() || value.strip().endsWith("T") || value.strip().endsWith("P")) {
            return Optional.empty();
        }
        return Optional.of(new Span(
                "-".equals(match.group(1)),
                (int) (number(match.group(2)) * 7 + number(match.group(3))),
                Duration.ofHours(number(match.group(4)))
                        .plusMinutes(number(match.group(5)))
                        .plusSeconds(number(match.group(6)))));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** Behind a time: days first, on the same clock; then the rest, in time that really passes. */
    public IcalTime after(IcalTime start) {
        var day = start.local().plusDays(isBack ? -days : days);
        var rest = isBack ? time.negated() : time;
        if (rest.isZero() || start.zone().isEmpty()) {
            return start.at(day.plus(rest));
        }
        var zone = start.zone().get();
        LocalDateTime local = zone.local(zone.at(day).toInstant().plus(rest));
        return start.at(local);
    }
}
