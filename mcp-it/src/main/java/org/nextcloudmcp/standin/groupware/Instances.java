package org.nextcloudmcp.standin.groupware;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When a component takes place: each time of a recurring one, with its exceptions (RFC 4791 section 9.9).
 *
 * @param component the master, or the exception that stands for this time
 * @param recurrence which time of the master it is; empty for what does not recur
 */
record Instances(ContentTree component, Times start, Instant end, Optional<Times> recurrence) {
    boolean overlaps(Instant from, Instant to) {
        // what takes no time takes place at its start
        return (start.instant().equals(end) || end.isBefore(start.instant()))
                ? !start.instant().isBefore(from) && start.instant().isBefore(to)
                : start.instant().isBefore(to) && end.isAfter(from);
    }

    /** All that overlap, by their starts. */
    static List<Instances> of(ContentTree calendar, String type, Instant from, Instant to) {
        List<Instances> all = new ArrayList<>();
        List<ContentTree> components = calendar.components().stream()
                .filter(one -> one.name.equals(type) && anchor(one).isPresent())
                .toList();
        Set<Instant> replaced = new HashSet<>();
        for (ContentTree one : components) {
            one.first("RECURRENCE-ID").map(Times::of).ifPresent(id -> {
                replaced.add(id.instant());
                all.add(instance(one, anchor(one).orElseThrow(), Optional.of(id)));
            });
        }
        for (ContentTree master : components) {
            if (master.first("RECURRENCE-ID").isEmpty()) {
                for (Times start : starts(master, to)) {
                    boolean recurs = master.first("RRULE").isPresent()
                            || master.first("RDATE").isPresent();
                    if (!replaced.contains(start.instant())) {
                        all.add(instance(master, start, recurs ? Optional.of(start) : Optional.empty()));
                    }
                }
            }
        }
        all.removeIf(instance -> !instance.overlaps(from, to));
        all.sort(java.util.Comparator.comparing(instance -> instance.start().instant()));
        return all;
    }

    private static Optional<Times> anchor(ContentTree component) {
        return component.first("DTSTART").or(() -> component.first("DUE")).map(Times::of);
    }

    private static List<Times> starts(ContentTree master, Instant to) {
        Times first = anchor(master).orElseThrow();
        List<Times> starts = new ArrayList<>(master.first("RRULE")
                .map(rule -> new Recurrence(rule.value(), first).until(to))
                .orElse(List.of(first)));
        master.all("RDATE")
                .forEach(line -> Arrays.stream(line.value().split(",", -1))
                        .map(value -> Times.of(
                                value.replaceFirst("/.*", ""),
                                line.param("TZID").orElse("UTC")))
                        .forEach(starts::add));
        Set<Instant> excluded = new HashSet<>();
        master.all("EXDATE")
                .forEach(line -> Arrays.stream(line.value().split(",", -1))
                        .map(value -> Times.of(value, line.param("TZID").orElse("UTC"))
                                .instant())
                        .forEach(excluded::add));
        starts.removeIf(start -> excluded.contains(start.instant()));
        return starts;
    }

    private static Instances instance(ContentTree component, Times start, Optional<Times> recurrence) {
        return new Instances(
                component,
                start,
                start.local().plus(length(component)).atZone(start.zone()).toInstant(),
                recurrence);
    }

    private static Duration length(ContentTree component) {
        Times start = anchor(component).orElseThrow();
        return component
                .first("DTEND")
                .or(() -> component.first("DUE"))
                .map(end -> Duration.between(start.instant(), Times.of(end).instant()))
                .or(() -> component.first("DURATION").map(line -> Times.duration(line.value())))
                .orElse(start.isDay() ? Duration.ofDays(1) : Duration.ZERO);
    }
}
