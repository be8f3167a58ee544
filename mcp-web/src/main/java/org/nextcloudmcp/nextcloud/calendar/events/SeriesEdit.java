package org.nextcloudmcp.nextcloud.calendar.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.ical.ContentLine;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalParameter;
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
    void retimed(SeriesMove move) {
        var isNamed = master.line("EXDATE").isPresent()
                || master.line("RDATE").isPresent()
                || !exceptions().isEmpty();
        if (move.isNone() || !isNamed) {
            return;
        }
        if (move.isOfAnotherKind()) {
            throw new RefusedException(
                    "Some occurrences of this series were changed or cancelled, which would be lost if it became"
                            + (move.becomesAllDay() ? "" : " no longer") + " all-day.",
                    "Nothing was written. Create a new event, or remove the recurrence first.");
        }
        for (var property : List.of("EXDATE", "RDATE")) {
            var moved = new ArrayList<ContentLine>();
            for (var line : master.lines(property)) {
                refusePeriods(line);
                for (var time : IcalTime.all(line, zones)) {
                    moved.add(move.moved(time).line(property));
                }
            }
            master(master.with(property, moved));
        }
        for (var exception : exceptions()) {
            var line = exception.line("RECURRENCE-ID").orElseThrow();
            IcalTime.of(line, zones)
                    .ifPresent(id ->
                            file = file.replacing(exception, exception.with(recurrenceId(move.moved(id), line))));
        }
        if (!exceptions().isEmpty()) {
            notes.add("Occurrences that had been changed one by one ("
                    + exceptions().size() + ") keep their own times.");
        }
    }

    /** RANGE (RFC 5545 section 3.2.13) says that an exception counts for all that follow. */
    private static ContentLine recurrenceId(IcalTime id, ContentLine before) {
        var line = id.line("RECURRENCE-ID");
        var range = before.parameters().stream()
                .filter(parameter -> parameter.name().equals("RANGE"));
        return ContentLine.of(
                line.name(),
                line.value(),
                Stream.concat(line.parameters().stream(), range).toArray(IcalParameter[]::new));
    }

    private static void refusePeriods(ContentLine line) {
        if (line.value().contains("/")) {
            throw new RefusedException(
                    "This series has added occurrences with lengths of their own, which would be lost.",
                    "Nothing was written. Move it in another client.");
        }
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
