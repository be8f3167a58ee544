package org.nextcloudmcp.schema;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats of JSON Schema that arguments are held to: date-time and date (RFC 3339 section 5.6), uri (RFC 3986). */
final class Rfc3339 {

    /** Java's own reading is wider: it admits minutes only, years of nine digits and offsets with seconds. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Rfc3339() {}

    /** What is wrong with a text that should have this format. A format that is not known is not checked. */
    static Optional<String> problem(String format, String text) {
        return switch (format) {
            case "date-time" ->
                isTime(text)
                        ? Optional.empty()
                        : Optional.of("must be a date and time with its offset, such as 2026-01-31T09:00:00Z");
            case "date" -> isDate(text) ? Optional.empty() : Optional.of("must be a date such as 2026-01-31");
            case "uri" ->
                isUri(text) ? Optional.empty() : Optional.of("must be a whole URI, such as https://host/path");
            default -> Optional.empty();
        };
    }

    static OffsetDateTime time(String text) {
        if (!TIME.matcher(text).matches()) {
            throw new DateTimeException("not a date-time");
        }
        return OffsetDateTime.parse(text);
    }

    /** Java's own text leaves seconds out that are zero. */
    static String text(Object time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format((OffsetDateTime) time);
    }

    private static boolean isTime(String text) {
        try {
            time(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDate(String text) {
        try {
            return DATE.matcher(text).matches() && LocalDate.parse(text).getYear() >= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isUri(String text) {
        try {
            return URI.create(text).isAbsolute();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
