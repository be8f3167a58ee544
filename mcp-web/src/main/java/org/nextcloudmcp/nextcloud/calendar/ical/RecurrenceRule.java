package org.nextcloudmcp.nextcloud.calendar.ical;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Month;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/**
 * A recurrence rule (RFC 5545 section 3.3.10), read and expanded by ical4j on the clock of the event. What comes from
 * outside may repeat every second for ever: no expansion takes more than a bounded number of steps.
 */
public final class RecurrenceRule {

    /** Steps of one expansion: some 50 years of days. */
    private static final int MOST_STEPS = 20_000;

    private static final int MOST_TIMES_A_DAY = 100;
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int LONGEST = 1000;
    private static final Pattern UNTIL = Pattern.compile("(?i)(^|;)UNTIL=([^;]*)");

    private final String text;
    private final Optional<String> until;
    private final Recur<LocalDateTime> recur;
    private final Recur<LocalDateTime> endless;
    private final Set<Integer> months;

    private RecurrenceRule(String text, Optional<String> until, Recur<LocalDateTime> recur)
            throws MalformedIcalException {
        this.text = text;
        this.until = until;
        this.recur = recur;
        // ical4j looks at the month of the week's first candidate only, and gives up after a thousand days without any
        var months = (unit() == ChronoUnit.WEEKS || unit() == ChronoUnit.DAYS)
                && recur.getSetPosList().isEmpty();
        this.months = months
                ? recur.getMonthList().stream().map(Month::getMonthOfYear).collect(Collectors.toUnmodifiableSet())
                : Set.of();
        this.endless = read(without(recur.toString(), months ? List.of("COUNT=", "BYMONTH=") : List.of("COUNT=")));
    }

    private static String without(String rule, List<String> parts) {
        return Stream.of(rule.split(";"))
                .filter(part -> parts.stream().noneMatch(part::startsWith))
                .collect(Collectors.joining(";"));
    }

    /**
     * Reads a rule.
     *
     * @param given the value of RRULE, without that name
     * @throws MalformedIcalException which says what is wrong, in words for the caller
     */
    public static RecurrenceRule parse(String given) throws MalformedIcalException {
        var text = given.strip();
        if (text.toUpperCase(Locale.ROOT).startsWith("RRULE:")) {
            text = text.substring(6);
        }
        text = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
        if (text.length() > LONGEST || !text.matches("[A-Za-z0-9=;,+-]+")) {
            throw new MalformedIcalException("it has characters that no rule has, or is too long");
        }
        text = text.toUpperCase(Locale.ROOT);
        refuseRepeatedParts(text);
        var found = UNTIL.matcher(text);
        var until = found.find() ? Optional.of(found.group(2)) : Optional.<String>empty();
        // UNTIL is held by us: ical4j compares it with times of another kind
        var rest = UNTIL.matcher(text).replaceAll("").replaceAll("^;", "");
        // without WKST, weeks begin on Monday; ical4j would ask the JVM's locale
        var recur = read(rest.contains("WKST=") ? rest : rest + ";WKST=MO");
        if (until.isPresent() && recur.getCount() >= 1) {
            throw new MalformedIcalException("COUNT and UNTIL exclude each other");
        }
        if (until.isPresent() && IcalTime.parse(until.get(), Optional.empty()).isEmpty()) {
            throw new MalformedIcalException(
                    "UNTIL is neither a date such as 20261231 nor a time such as 20261231T225959Z");
        }
        return new RecurrenceRule(text, until, recur);
    }

    private static void refuseRepeatedParts(String text) throws MalformedIcalException {
        var seen = new TreeSet<String>();
        for (var part : List.of(text.split(";", -1))) {
            var name = part.contains("=") ? part.substring(0, part.indexOf('=')) : part;
            if (!seen.add(name)) {
                throw new MalformedIcalException(name + " stands twice in it");
            }
            if (!part.matches("[^=]+=[^=]+")) {
                throw new MalformedIcalException("each part of it must be a name, = and a value");
            }
            if (name.equals("RSCALE") || name.equals("SKIP")) {
                throw new MalformedIcalException(name + " is not supported by Nextcloud");
            }
            if (name.equals("INTERVAL") && !part.matches("\\w+=0*[1-9]\\d{0,3}")) {
                throw new MalformedIcalException("INTERVAL must be a positive number of at most four digits");
            }
            if (name.equals("COUNT") && !part.matches("\\w+=0*[1-9]\\d{0,8}")) {
                throw new MalformedIcalException("COUNT must be a positive number");
            }
        }
    }

    private static Recur<LocalDateTime> read(String text) throws MalformedIcalException {
        if (!text.startsWith("FREQ=") && !text.contains(";FREQ=")) {
            throw new MalformedIcalException("FREQ is missing");
        }
        try {
            return new Recur<>(text);
        } catch (RuntimeException e) {
            // ical4j throws whatever its scanner meets; its words name Java classes
            throw new MalformedIcalException(
                    "a part of it is none that RFC 5545 section 3.3.10 knows, or out of range");
        }
    }

    /** In upper case, as it is written into a file. */
    public String text() {
        return text;
    }

    /** The value of UNTIL. */
    public Optional<String> until() {
        return until;
    }

    public boolean isBounded() {
        return until.isPresent() || recur.getCount() >= 1;
    }

    /** The same without COUNT, and with this UNTIL. */
    public RecurrenceRule endingAt(String value) throws MalformedIcalException {
        return parse(without(text, List.of("COUNT=", "UNTIL=")) + ";UNTIL=" + value);
    }

    /** Whether it repeats so often within a day that an expansion would be of use to nobody. */
    public boolean isTooDense() {
        var steps = unit().getDuration().toSeconds() * Math.max(1, recur.getInterval());
        var perStep = (long) size(recur.getHourList()) * size(recur.getMinuteList()) * size(recur.getSecondList());
        return steps < SECONDS_OF_A_DAY
                ? steps * MOST_TIMES_A_DAY < SECONDS_OF_A_DAY
                        || (perStep > 1 && !recur.getSecondList().isEmpty())
                : perStep > MOST_TIMES_A_DAY;
    }

    private static int size(List<?> list) {
        return Math.max(1, list.size());
    }

    /**
     * When it repeats, on the clock of the event. DTSTART is the first that COUNT counts, even if the rule does not give it
     * (RFC 5545 section 3.3.10); then it is not among the answer.
     *
     * @param seed DTSTART
     * @param from the first moment wanted
     * @param to the last moment wanted; UNTIL is the caller's matter
     * @return ascending; not more than what {@link #MOST_STEPS} steps lead to
     */
    public List<LocalDateTime> dates(LocalDateTime seed, LocalDateTime from, LocalDateTime to) {
        if (isTooDense() || to.isBefore(seed)) {
            return List.of();
        }
        var unit = unit();
        var first = seed;
        if (recur.getCount() < 1 && unit != ChronoUnit.MONTHS && unit != ChronoUnit.YEARS) {
            // whole intervals change nothing of what a rule without COUNT gives later
            var step = (long) Math.max(1, recur.getInterval());
            var whole = (unit.between(seed, from) / step - 2) * step;
            first = whole > 0 ? seed.plus(whole, unit) : seed;
        }
        var start = first;
        var farthest = unit == ChronoUnit.MONTHS || unit == ChronoUnit.YEARS
                ? start.plusYears(1000)
                : start.plus((long) MOST_STEPS * Math.max(1, Math.min(recur.getInterval(), 1000)), unit);
        var end = farthest.isBefore(to) ? farthest : to;
        if (from.isAfter(end)) {
            return List.of();
        }
        return counted(seed, start, from, end).stream()
                .filter(date -> !date.isBefore(from) && !date.isAfter(to))
                .toList();
    }

    /** Whether a moment fits the rule. */
    public boolean gives(LocalDateTime moment) {
        return !isTooDense() && expanded(moment, moment, moment).contains(moment);
    }

    private List<LocalDateTime> counted(LocalDateTime seed, LocalDateTime start, LocalDateTime from, LocalDateTime to) {
        if (recur.getCount() < 1) {
            return expanded(start, from, to);
        }
        return expanded(seed, seed, to).stream()
                .limit(gives(seed) ? recur.getCount() : recur.getCount() - 1)
                .toList();
    }

    private List<LocalDateTime> expanded(LocalDateTime start, LocalDateTime from, LocalDateTime to) {
        try {
            return endless.getDates(start, from, to.plusSeconds(1), MOST_STEPS).stream()
                    .filter(date -> months.isEmpty() || months.contains(date.getMonthValue()))
                    .sorted()
                    .toList();
        } catch (RuntimeException e) {
            // ical4j reads some rules that it cannot expand; one strange event must not hide all others
            return List.of();
        }
    }

    private ChronoUnit unit() {
        return switch (recur.getFrequency()) {
            case SECONDLY -> ChronoUnit.SECONDS;
            case MINUTELY -> ChronoUnit.MINUTES;
            case HOURLY -> ChronoUnit.HOURS;
            case DAILY -> ChronoUnit.DAYS;
            case WEEKLY -> ChronoUnit.WEEKS;
            case MONTHLY -> ChronoUnit.MONTHS;
            case YEARLY -> ChronoUnit.YEARS;
        };
    }

    /** Whether it repeats by the day or more seldom. */
    public boolean isByTheDay() {
        var frequency = recur.getFrequency();
        return frequency != Frequency.SECONDLY && frequency != Frequency.MINUTELY && frequency != Frequency.HOURLY;
    }
}
