package org.nextcloudmcp.standin.groupware;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A recurrence rule of days and longer periods (RFC 5545 section 3.3.10); a rule of hours is taken as one of days. */
final class Recurrence {
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final int LONGEST = 20_000;

    private final String rule;
    private final Times start;

    Recurrence(String rule, Times start) {
        this.rule = rule;
        this.start = start;
    }

    static Optional<String> part(String rule, String name) {
        return Arrays.stream(rule.toUpperCase(Locale.ROOT).split(";"))
                .filter(one -> one.startsWith(name + "="))
                .map(one -> one.substring(name.length() + 1))
                .findFirst();
    }

    private List<String> list(String name) {
        return part(rule, name).map(value -> List.of(value.split(","))).orElse(List.of());
    }

    private List<Integer> numbers(String name) {
        return list(name).stream().map(Integer::parseInt).toList();
    }

    /** The starts before a limit. */
    List<Times> until(Instant limit) {
        List<Times> starts = new ArrayList<>();
        int interval = part(rule, "INTERVAL").map(Integer::parseInt).orElse(1);
        int count = part(rule, "COUNT").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        Instant last = part(rule, "UNTIL")
                .map(value -> Times.of(value, start.zone().getId()))
                .map(until -> until.isDay() && !start.isDay()
                        ? until.local()
                                .plusDays(1)
                                .atZone(start.zone())
                                .toInstant()
                                .minusSeconds(1)
                        : until.instant())
                .orElse(Instant.MAX);
        for (int period = 0; period < LONGEST && starts.size() < count; period++) {
            for (LocalDate day : positions(days((long) period * interval))) {
                Times at = start.at(LocalDateTime.of(day, start.local().toLocalTime()));
                if (at.local().isBefore(start.local())) {
                    continue;
                }
                if (starts.size() == count
                        || at.instant().isAfter(last)
                        || !at.instant().isBefore(limit)) {
                    return starts;
                }
                starts.add(at);
            }
        }
        return starts;
    }

    private List<LocalDate> positions(List<LocalDate> days) {
        List<Integer> positions = numbers("BYSETPOS");
        if (positions.isEmpty()) {
            return days;
        }
        TreeSet<LocalDate> chosen = new TreeSet<>();
        for (int position : positions) {
            int index = position > 0 ? position - 1 : days.size() + position;
            if (index >= 0 && index < days.size()) {
                chosen.add(days.get(index));
            }
        }
        return List.copyOf(chosen);
    }

    private List<LocalDate> days(long step) {
        LocalDate first = start.local().toLocalDate();
        TreeSet<LocalDate> days = new TreeSet<>();
        switch (part(rule, "FREQ").orElse("DAILY")) {
            case "WEEKLY" -> {
                DayOfWeek begin = part(rule, "WKST").map(Recurrence::day).orElse(DayOfWeek.MONDAY);
                LocalDate week =
                        first.with(TemporalAdjusters.previousOrSame(begin)).plusWeeks(step);
                List<DayOfWeek> wanted = list("BYDAY").isEmpty()
                        ? List.of(first.getDayOfWeek())
                        : list("BYDAY").stream().map(Recurrence::day).toList();
                wanted.forEach(day -> days.add(week.with(TemporalAdjusters.nextOrSame(day))));
            }
            case "MONTHLY" -> month(YearMonth.from(first).plusMonths(step), days, true);
            case "YEARLY" -> year((int) (first.getYear() + step), days);
            default -> {
                LocalDate day = first.plusDays(step);
                boolean fits = (list("BYDAY").isEmpty()
                                || list("BYDAY")
                                        .contains(DAYS.get(day.getDayOfWeek().getValue() - 1)))
                        && (list("BYMONTHDAY").isEmpty()
                                || numbers("BYMONTHDAY").contains(day.getDayOfMonth()));
                if (fits) {
                    days.add(day);
                }
            }
        }
        List<Integer> months = numbers("BYMONTH");
        days.removeIf(day -> !months.isEmpty() && !months.contains(day.getMonthValue()));
        return List.copyOf(days);
    }

    private void year(int year, Set<LocalDate> days) {
        boolean byDay = !list("BYDAY").isEmpty();
        if (byDay && list("BYMONTH").isEmpty() && list("BYMONTHDAY").isEmpty()) {
            LocalDate first = LocalDate.of(year, 1, 1);
            list("BYDAY").forEach(one -> ordinal(one, first, first.plusYears(1), days));
            return;
        }
        List<Integer> months = !list("BYMONTH").isEmpty()
                ? numbers("BYMONTH")
                : List.of(start.local().getMonthValue());
        months.forEach(month -> month(YearMonth.of(year, month), days, true));
    }

    private void month(YearMonth month, Set<LocalDate> days, boolean withStart) {
        TreeSet<LocalDate> byNumber = new TreeSet<>();
        for (int number : numbers("BYMONTHDAY")) {
            int day = number > 0 ? number : month.lengthOfMonth() + number + 1;
            if (day >= 1 && month.isValidDay(day)) {
                byNumber.add(month.atDay(day));
            }
        }
        TreeSet<LocalDate> byDay = new TreeSet<>();
        list("BYDAY")
                .forEach(one -> ordinal(one, month.atDay(1), month.plusMonths(1).atDay(1), byDay));
        if (list("BYMONTHDAY").isEmpty() && list("BYDAY").isEmpty()) {
            if (withStart && month.isValidDay(start.local().getDayOfMonth())) {
                days.add(month.atDay(start.local().getDayOfMonth()));
            }
        } else if (list("BYDAY").isEmpty()) {
            days.addAll(byNumber);
        } else if (list("BYMONTHDAY").isEmpty()) {
            days.addAll(byDay);
        } else {
            byNumber.retainAll(byDay);
            days.addAll(byNumber);
        }
    }

    /** A weekday of a period, by number from its beginning or end, or each of them. */
    private static void ordinal(String one, LocalDate from, LocalDate to, Set<LocalDate> days) {
        DayOfWeek day = day(one);
        String number = one.substring(0, one.length() - 2);
        List<LocalDate> all = new ArrayList<>();
        for (LocalDate at = from.with(TemporalAdjusters.nextOrSame(day));
                at.isBefore(to);
                at = at.plus(1, ChronoUnit.WEEKS)) {
            all.add(at);
        }
        if (number.isEmpty()) {
            days.addAll(all);
            return;
        }
        int index = Integer.parseInt(number) > 0 ? Integer.parseInt(number) - 1 : all.size() + Integer.parseInt(number);
        if (index >= 0 && index < all.size()) {
            days.add(all.get(index));
        }
    }

    private static DayOfWeek day(String one) {
        return DayOfWeek.of(DAYS.indexOf(one.substring(one.length() - 2)) + 1);
    }
}
