package org.nextcloudmcp.nextcloud.calendar.events;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.ContentLine;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalTime;
import org.nextcloudmcp.nextcloud.calendar.ical.ZoneBook;

/**
 * A file whose series is being changed. Dates that were left out and occurrences that were changed are named by when they
 * would begin, so they have to move along with the series: otherwise what was cancelled would come back.
 */
final class SeriesEdit {

    private final ZoneBook zones;
    private final List<String> notes;
    private IcalComponent file;
    private IcalComponent master;

    SeriesEdit(IcalComponent file, IcalComponent master, List<String> notes) {
        this.file = file;
        this.master = master;
        this.notes = notes;
        this.zones = new ZoneBook(file);
    }

    IcalComponent file() {
        return file;
    }

    IcalComponent master() {
        return master;
    }

    void master(IcalComponent now) {
        file = file.replacing(master, now);
        master = now;
    }

    private List<IcalComponent> exceptions() {
        return file.components("VEVENT").stream()
                .filter(component -> !component.equals(master)
                        && component.line("RECURRENCE-ID").isPresent())
                .toList();
    }

    /** Moves what is named by the old times. */
    void retimed(IcalTime before, IcalTime now, CalendarZone whereFloating) {
        var isNamed = master.line("EXDATE").isPresent()
                || master.line("RDATE").isPresent()
                || !exceptions().isEmpty();
        if (before.equals(now) || !isNamed) {
            return;
        }
        if (before.isDate() != now.isDate()) {
            throw new RefusedException(
                    "Some occurrences of this series were changed or cancelled, which would be lost if it became"
                            + (now.isDate() ? "" : " no longer") + " all-day.",
                    "Nothing was written. Create a new event, or remove the recurrence first.");
        }
        var by = by(before, now);
        for (var property : List.of("EXDATE", "RDATE")) {
            var moved = new ArrayList<ContentLine>();
            for (var line : master.lines(property)) {
                for (var time : IcalTime.all(line, zones)) {
                    moved.add(moved(time, before, now, by, whereFloating).line(property));
                }
            }
            master(master.with(property, moved));
        }
        for (var exception : exceptions()) {
            var line = exception.line("RECURRENCE-ID").flatMap(id -> IcalTime.of(id, zones));
            line.ifPresent(id -> file = file.replacing(
                    exception,
                    exception.with(moved(id, before, now, by, whereFloating).line("RECURRENCE-ID"))));
        }
        if (!exceptions().isEmpty()) {
            notes.add("Occurrences that had been changed one by one ("
                    + exceptions().size() + ") keep their own times.");
        }
    }

    /** A rule that names its days by itself stays on these days; only the time of day moves. */
    private Duration by(IcalTime before, IcalTime now) {
        var isOnDays =
                master.line("RRULE").filter(rule -> rule.value().contains("BY")).isPresent();
        if (!isOnDays) {
            return Duration.between(before.local(), now.local());
        }
        if (!before.local().toLocalDate().equals(now.local().toLocalDate())) {
            notes.add("The rule of the series names its days by itself, so it goes on on these; pass recurrence_rule to"
                    + " change them.");
        }
        return Duration.between(before.clock(), now.clock());
    }

    private static IcalTime moved(
            IcalTime time, IcalTime before, IcalTime now, Duration by, CalendarZone whereFloating) {
        LocalDateTime onOldClock = time.isDate() && !before.isDate()
                ? time.local().with(before.clock())
                : time.inFormOf(before, whereFloating).local();
        return now.at(onOldClock.plus(by));
    }

    /** Sets the rule, or ends the series. */
    void ruled(RecurrenceChange change, Optional<String> rule) {
        if (change.stops()) {
            var exceptions = exceptions();
            for (var exception : exceptions) {
                file = new IcalComponent(
                        file.name(),
                        file.parts().stream()
                                .filter(part -> !part.equals(exception))
                                .toList());
            }
            if (!exceptions.isEmpty()) {
                notes.add("The event happens once now: " + exceptions.size()
                        + " occurrences that had been changed one by one are gone.");
            }
            master(master.without("RRULE").without("RDATE").without("EXDATE").without("EXRULE"));
            return;
        }
        var before = master.line("RRULE").map(ContentLine::value);
        if (rule.isEmpty() || rule.equals(before)) {
            return;
        }
        if (change.rule().isPresent() && !exceptions().isEmpty()) {
            notes.add(
                    exceptions().size() + " occurrences that had been changed one by one are still there, whatever the"
                            + " new rule says.");
        }
        master(master.with(ContentLine.of("RRULE", rule.get())));
    }
}
