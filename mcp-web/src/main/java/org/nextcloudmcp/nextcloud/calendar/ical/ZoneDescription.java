package org.nextcloudmcp.nextcloud.calendar.ical;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes what a zone does as VTIMEZONE, which has to go along with every TZID (RFC 5545 section 3.6.5). */
public final class ZoneDescription {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** For changes that no rule of iCalendar says: they are listed, as far as an event is likely to go on. */
    private static final int YEARS_LISTED = 30;

    private ZoneDescription() {}

    /**
     * A VTIMEZONE.
     *
     * @param from the first local time that has to be right; everything later is
     */
    public static IcalComponent of(CalendarZone zone, LocalDateTime from) {
        var parts = new ArrayList<IcalPart>();
        parts.add(ContentLine.text("TZID", zone.id()));
        parts.addAll(observances(zone.rules(), from.minusYears(1)));
        return new IcalComponent("VTIMEZONE", parts);
    }

    private static List<IcalComponent> observances(ZoneRules rules, LocalDateTime from) {
        var observances = new ArrayList<IcalComponent>();
        var offset = rules.getOffset(from);
        observances.add(observance(rules, from, offset, offset, Optional.empty()));
        var ruled = firstYearOfRules(rules);
        for (var transition : rules.getTransitions()) {
            if (transition.getDateTimeBefore().isAfter(from)
                    && transition.getDateTimeBefore().getYear() < ruled) {
                observances.add(observance(rules, transition));
            }
        }
        for (var rule : rules.getTransitionRules()) {
            var year = Math.max(ruled, from.getYear());
            if (rrule(rule, year).isEmpty()) {
                IntStream.range(year, year + YEARS_LISTED)
                        .mapToObj(rule::createTransition)
                        .filter(transition -> transition.getDateTimeBefore().isAfter(from))
                        .forEach(transition -> observances.add(observance(rules, transition)));
                continue;
            }
            var first = rule.createTransition(year);
            first = first.getDateTimeBefore().isAfter(from) ? first : rule.createTransition(year + 1);
            observances.add(observance(
                    rules,
                    first.getDateTimeBefore(),
                    first.getOffsetBefore(),
                    first.getOffsetAfter(),
                    rrule(rule, year)));
        }
        return observances;
    }

    /** Rules of a zone count for the years after those whose changes are listed. */
    private static int firstYearOfRules(ZoneRules rules) {
        var listed = rules.getTransitions();
        if (rules.getTransitionRules().isEmpty()) {
            return Integer.MAX_VALUE;
        }
        return listed.isEmpty()
                ? 1970
                : listed.get(listed.size() - 1).getDateTimeBefore().getYear() + 1;
    }

    private static IcalComponent observance(ZoneRules rules, ZoneOffsetTransition transition) {
        return observance(
                rules,
                transition.getDateTimeBefore(),
                transition.getOffsetBefore(),
                transition.getOffsetAfter(),
                Optional.empty());
    }

    private static IcalComponent observance(
            ZoneRules rules, LocalDateTime onset, ZoneOffset before, ZoneOffset after, Optional<String> rrule) {
        var isDaylight = rules.isDaylightSavings(onset.toInstant(before).plusSeconds(1));
        var parts = new ArrayList<IcalPart>();
        parts.add(ContentLine.of("DTSTART", LOCAL.format(onset)));
        rrule.ifPresent(rule -> parts.add(ContentLine.of("RRULE", rule)));
        parts.add(ContentLine.of("TZOFFSETFROM", text(before)));
        parts.add(ContentLine.of("TZOFFSETTO", text(after)));
        return new IcalComponent(isDaylight ? "DAYLIGHT" : "STANDARD", parts);
    }

    private static String text(ZoneOffset offset) {
        var seconds = Math.abs(offset.getTotalSeconds());
        var text = String.format(
                "%s%02d%02d", offset.getTotalSeconds() < 0 ? "-" : "+", seconds / 3600, seconds / 60 % 60);
        return seconds % 60 == 0 ? text : text + String.format(Locale.ROOT, "%02d", seconds % 60);
    }

    /** Empty where the day on the clock may be in another week or month than the rule, counted in UTC, says. */
    private static Optional<String> rrule(ZoneOffsetTransitionRule rule, int year) {
        var day = rule.getDayOfMonthIndicator();
        var weekday = rule.getDayOfWeek();
        var onset = rule.createTransition(year).getDateTimeBefore();
        if (rule.isMidnightEndOfDay()
                || weekday == null
                || day + 6 > rule.getMonth().minLength()
                || onset.getMonth() != rule.getMonth()
                || onset.getDayOfWeek() != weekday) {
            return Optional.empty();
        }
        return Optional.of("FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue() + ";" + days(rule));
    }

    private static String days(ZoneOffsetTransitionRule rule) {
        var day = rule.getDayOfMonthIndicator();
        var name = rule.getDayOfWeek().name().substring(0, 2);
        if (day == -1 || day + 6 == rule.getMonth().minLength()) {
            return "BYDAY=-1" + name;
        }
        if (day > 0 && day % 7 == 1 && day <= 22) {
            return "BYDAY=" + (day / 7 + 1) + name;
        }
        var days = day > 0 ? IntStream.rangeClosed(day, day + 6) : IntStream.rangeClosed(day - 6, day);
        return "BYMONTHDAY=" + days.mapToObj(String::valueOf).collect(Collectors.joining(",")) + ";BYDAY=" + name;
    }
}
