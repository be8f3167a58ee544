package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.json.CachedJson;

/** A day, a time of day, or both, to the minute. The app knows no time zones: what is written is what everybody reads. */
record DatetimeCell(Form form) implements Cell {

    enum Form {
        DATE("a date such as 2026-11-21", "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ]00:00(?::00)?)?"),
        TIME("a time of day such as 18:30", "[0-9]{2}:[0-9]{2}(?::00)?"),
        BOTH(
                "date and time such as 2026-11-21 18:30, without seconds and without a time zone, as a clock on the wall"
                        + " shows it",
                "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::00)?");

        private final String words;
        private final Pattern pattern;

        Form(String words, String pattern) {
            this.words = words;
            this.pattern = Pattern.compile(pattern);
        }

        /** By the column's subtype. */
        static Form of(String subtype) {
            return subtype.equals("date") ? DATE : subtype.equals("time") ? TIME : BOTH;
        }
    }

    @Override
    public Fit stored(JsonValue given) {
        return Cell.text(given)
                .map(String::strip)
                .filter(text -> form.pattern.matcher(text).matches())
                .flatMap(this::written)
                .map(text -> Fit.value(CachedJson.string(text)))
                .orElseGet(() -> Fit.fault("give " + wanted()));
    }

    /** Empty for what is in no calendar, such as February 30. */
    private Optional<String> written(String text) {
        try {
            return Optional.of(
                    switch (form) {
                        case DATE -> LocalDate.parse(text.substring(0, 10)).toString();
                        case TIME -> LocalTime.parse(text).toString();
                        case BOTH ->
                            LocalDate.parse(text.substring(0, 10)) + " " + LocalTime.parse(text.substring(11, 16));
                    });
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public JsonValue shown(JsonValue stored) {
        return stored;
    }

    @Override
    public String wanted() {
        return form.words;
    }
}
