package org.nextcloudmcp.idp;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Retry-After (RFC 9110 section 10.2.3). */
final class RetryAfter {

    static final Duration SHORTEST = Duration.ofSeconds(1);

    /** A provider that says "next week" must not silence us for a week. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Pattern DELAY_SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /**
     * How long to wait, between 1 s and 1 h.
     *
     * @param header seconds or an HTTP date; anything else counts as absent
     * @param otherwise how long to wait if the header is absent
     */
    static Duration read(Optional<String> header, Instant now, Duration otherwise) {
        var wait = header.map(String::strip).flatMap(text -> wait(text, now)).orElse(otherwise);
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Optional<Duration> wait(String text, Instant now) {
        if (DELAY_SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, date.toInstant()));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
