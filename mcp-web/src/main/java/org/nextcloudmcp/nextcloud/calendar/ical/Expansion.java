package org.nextcloudmcp.nextcloud.calendar.ical;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When an event takes place: its rule, added and excepted dates, and occurrences that were changed (RFC 5545 sections
 * 3.8.5 and 3.8.4.4). Rules count on the clock of the event's zone, so that a meeting at ten stays at ten.
 */
public final class Expansion {

    /** Clocks differ from UTC by no more than this, and an event's clock may be any. */
    private static final Duration ANY_OFFSET = Duration.ofHours(26);

    private final ZoneBook zones;
    private final CalendarZone whereFloating;

    /**
     * An expansion for one file.
     *
     * @param zones of that file
     * @param whereFloating where the user is: for dates and times that are in no zone
     */
    public Expansion(ZoneBook zones, CalendarZone whereFloating) {
        this.zones = zones;
        this.whereFloating = whereFloating;
    }

    /**
     * The occurrences that touch a time.
     *
     * @param components the master and the exceptions of one UID, all VEVENT
     * @param from inclusive
     * @param to exclusive
     * @return ascending by start
     */
    public List<Occurrence> between(List<IcalComponent> components, Instant from, Instant to) {
        var found = new ArrayList<Occurrence>();
        var master = components.stream()
                .filter(component -> component.line("RECURRENCE-ID").isEmpty())
                .findFirst();
        var changed = changed(components);
        master.flatMap(this::start).ifPresent(start -> {
            if (isSingle(master.get())) {
                found.add(new Occurrence(master.get(), start, end(master.get(), start), Optional.empty()));
            } else {
                found.addAll(series(master.get(), start, changed, from, to));
            }
        });
        for (var exception : changed.entrySet()) {
            var component = exception.getValue();
            start(component)
                    .ifPresent(start -> found.add(
                            new Occurrence(component, start, end(component, start), recurrenceId(component))));
        }
        return found.stream()
                .filter(occurrence -> occurrence.overlaps(from, to, whereFloating))
                .sorted(Comparator.comparing(occurrence -> occurrence.start().instant(whereFloating)))
                .toList();
    }

    private static boolean isSingle(IcalComponent master) {
        return master.line("RRULE").isEmpty() && master.line("RDATE").isEmpty();
    }

    /** When a component begins; empty if it does not say so in a way that can be read. */
    public Optional<IcalTime> start(IcalComponent component) {
        return component.line("DTSTART").flatMap(line -> IcalTime.of(line, zones));
    }

    public Optional<IcalTime> recurrenceId(IcalComponent component) {
        return component.line("RECURRENCE-ID").flatMap(line -> IcalTime.of(line, zones));
    }

    /** When a component that begins then ends: a date without an end takes a day, a time without one no time. */
    public IcalTime end(IcalComponent component, IcalTime start) {
        var end = component
                .line("DTEND")
                .flatMap(line -> IcalTime.of(line, zones))
                .or(() -> component
                        .line("DURATION")
                        .flatMap(line -> Span.parse(line.value()))
                        .map(span -> span.after(start)))
                .orElseGet(() -> start.isDate() ? start.at(start.local().plusDays(1)) : start);
        return end.instant(whereFloating).isBefore(start.instant(whereFloating)) ? start : end;
    }

    private NavigableMap<Instant, IcalComponent> changed(List<IcalComponent> components) {
        var changed = new TreeMap<Instant, IcalComponent>();
        for (var component : components) {
            recurrenceId(component).ifPresent(id -> changed.put(id.instant(whereFloating), component));
        }
        return changed;
    }

    private List<Occurrence> series(
            IcalComponent master,
            IcalTime start,
            NavigableMap<Instant, IcalComponent> changed,
            Instant from,
            Instant to) {
        var length = Duration.between(
                start.instant(whereFloating), end(master, start).instant(whereFloating));
        var moved =
                changed.values().stream().map(this::shift).reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
        var margin = length.plus(moved).plus(ANY_OFFSET);
        var dates = dates(
                master,
                start,
                CalendarZone.UTC.local(from.minus(margin)),
                CalendarZone.UTC.local(to.plus(moved).plus(ANY_OFFSET)));
        dates.removeAll(excepted(master, start));
        var occurrences = new ArrayList<Occurrence>();
        for (var date : dates) {
            var id = start.at(date);
            var moment = id.instant(whereFloating);
            if (!changed.containsKey(moment)) {
                occurrences.add(following(changed, moment)
                        .map(exception -> moved(exception, id))
                        .orElseGet(() -> new Occurrence(master, id, ended(master, start, id), Optional.of(id))));
            }
        }
        return occurrences;
    }

    /** How far an exception moves its occurrence and, for RANGE, those behind it. */
    private Duration shift(IcalComponent exception) {
        var id = recurrenceId(exception);
        var start = start(exception);
        if (id.isEmpty() || start.isEmpty() || !isForFollowing(exception)) {
            return Duration.ZERO;
        }
        return Duration.between(id.get().instant(whereFloating), start.get().instant(whereFloating))
                .abs()
                .plus(Duration.between(
                        start.get().instant(whereFloating),
                        end(exception, start.get()).instant(whereFloating)));
    }

    private static boolean isForFollowing(IcalComponent exception) {
        return exception
                .line("RECURRENCE-ID")
                .flatMap(line -> line.parameter("RANGE"))
                .filter("THISANDFUTURE"::equalsIgnoreCase)
                .isPresent();
    }

    private static Optional<IcalComponent> following(NavigableMap<Instant, IcalComponent> changed, Instant moment) {
        return changed.headMap(moment, false).descendingMap().values().stream()
                .filter(Expansion::isForFollowing)
                .findFirst();
    }

    /** An occurrence behind an exception that counts for all that follow (RFC 5545 section 3.2.13). */
    private Occurrence moved(IcalComponent exception, IcalTime id) {
        var theirs = recurrenceId(exception).orElse(id);
        var start = start(exception).orElse(id);
        var onTheirClock = theirs.inFormOf(start, whereFloating);
        var by = Duration.between(onTheirClock.local(), start.local());
        var now = start.at(id.inFormOf(start, whereFloating).local().plus(by));
        return new Occurrence(exception, now, ended(exception, start, now), Optional.of(id));
    }

    /** The end of an occurrence: as long after its beginning as with the first one, in days or in time that passes. */
    private IcalTime ended(IcalComponent component, IcalTime first, IcalTime start) {
        var span = component.line("DURATION").flatMap(line -> Span.parse(line.value()));
        if (span.isPresent()) {
            return span.get().after(start);
        }
        var end = end(component, first);
        if (first.isDate() || start.zone().isEmpty()) {
            return start.at(start.local().plus(Duration.between(first.local(), end.local())));
        }
        var moment = start.instant(whereFloating)
                .plus(Duration.between(first.instant(whereFloating), end.instant(whereFloating)));
        return start.at(start.zone().get().local(moment));
    }

    /**
     * All dates of a series within some time, on its own clock: its first, which counts even if the rule does not give it
     * (as Nextcloud has it), those of its rules and those added.
     */
    private NavigableSet<LocalDateTime> dates(
            IcalComponent master, IcalTime start, LocalDateTime from, LocalDateTime to) {
        var dates = new TreeSet<LocalDateTime>();
        dates.add(start.local());
        for (var line : master.lines("RRULE")) {
            try {
                var rule = RecurrenceRule.parse(line.value());
                dates.addAll(rule.dates(start.local(), from, last(rule, start, to)));
            } catch (MalformedIcalException e) {
                // A rule that nobody can read adds nothing; the event still takes place once.
            }
        }
        for (var line : master.lines("RDATE")) {
            IcalTime.all(line, zones)
                    .forEach(time ->
                            dates.add(time.inFormOf(start, whereFloating).local()));
        }
        return dates;
    }

    private LocalDateTime last(RecurrenceRule rule, IcalTime start, LocalDateTime to) {
        return rule.until()
                .flatMap(value -> IcalTime.parse(value, Optional.empty()))
                // a date counts with the whole of its day, whatever the kind of the start
                .map(until -> until.isDate()
                        ? until.local().plusDays(1).minusSeconds(1)
                        : until.inFormOf(start, whereFloating).local())
                .filter(to::isAfter)
                .orElse(to);
    }

    /** The dates that are left out. A DATE among them leaves the whole day out, as some clients write it. */
    private List<LocalDateTime> excepted(IcalComponent master, IcalTime start) {
        var excepted = new ArrayList<LocalDateTime>();
        for (var line : master.lines("EXDATE")) {
            for (var time : IcalTime.all(line, zones)) {
                excepted.add(
                        time.isDate() && !start.isDate()
                                ? time.local().with(start.clock())
                                : time.inFormOf(start, whereFloating).local());
            }
        }
        return excepted;
    }
}
