package org.nextcloudmcp.nextcloud.calendar.todos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.CalendarInfo;
import org.nextcloudmcp.nextcloud.calendar.Categories;
import org.nextcloudmcp.nextcloud.calendar.GivenTime;
import org.nextcloudmcp.nextcloud.calendar.Stamps;
import org.nextcloudmcp.nextcloud.calendar.Texts;
import org.nextcloudmcp.nextcloud.calendar.Whereabouts;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.ContentLine;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalTime;
import org.nextcloudmcp.nextcloud.calendar.ical.ZoneBook;

/** Applies a change to the file of a task: what the change does not name stays byte for byte. */
final class TodoEdit {

    private final CalendarInfo calendar;
    private final Whereabouts whereabouts;
    private final Instant now;
    private final List<String> notes = new ArrayList<>();

    TodoEdit(CalendarInfo calendar, Whereabouts whereabouts, Instant now) {
        this.calendar = calendar;
        this.whereabouts = whereabouts;
        this.now = now;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** The file of a new task. */
    IcalComponent created(String uid, TodoChange change) {
        var todo = Stamps.created("VTODO", uid, now);
        return applied(Stamps.file(todo), todo, change, UnaryOperator.identity());
    }

    /** The file of a task with the change. */
    IcalComponent changed(IcalComponent file, IcalComponent master, TodoChange change) {
        return applied(file, master, change, todo -> Stamps.changed(todo, now, true));
    }

    private IcalComponent applied(
            IcalComponent file, IcalComponent master, TodoChange change, UnaryOperator<IcalComponent> stamped) {
        var todo = Texts.set(master, "SUMMARY", change.summary().filter(text -> !text.isBlank()));
        todo = Texts.set(todo, "DESCRIPTION", change.description());
        if (change.priority().isPresent()) {
            todo = todo.with(ContentLine.of(
                    "PRIORITY", Integer.toString(change.priority().getAsInt())));
        }
        if (change.categories().isPresent()) {
            todo = Categories.set(todo, change.categories().get());
        }
        var zones = new ZoneBook(file);
        todo = timed(timed(todo, "DTSTART", "dtstart", change.dtstart(), zones), "DUE", "due", change.due(), zones);
        if (change.due().or(change::dtstart).isPresent()) {
            // what another program wrote may not fit, and can be ticked off all the same
            refuseUnfit(todo, zones);
        }
        todo = progressed(todo, change);
        if (change.reminders().isPresent()) {
            var title = todo.text("SUMMARY").orElse("");
            todo = todo.withComponents(
                    "VALARM",
                    change.reminders().get().stream()
                            .map(reminder -> reminder.component(title))
                            .toList());
        }
        var written = file.replacing(master, stamped.apply(todo));
        return change.due().or(change::dtstart).isPresent() ? described(written, todo, zones) : written;
    }

    private IcalComponent timed(
            IcalComponent todo, String property, String argument, Optional<String> given, ZoneBook zones) {
        if (given.isEmpty()) {
            return todo;
        }
        var time = GivenTime.parse(argument, given.get());
        if (time.isEmpty()) {
            return todo.without(property);
        }
        var own = todo.line(property)
                .flatMap(line -> IcalTime.of(line, zones))
                .flatMap(IcalTime::zone)
                .filter(zone -> !zone.isUtc());
        var named = whereabouts.named().or(() -> own);
        var isLocal = time.get().instant().isEmpty() && !time.get().isDate();
        Optional<CalendarZone> zone = named.isEmpty() && isLocal ? whereabouts.in(calendar) : named;
        var written = time.get().inFile(zone, named.isPresent(), notes);
        var without = property.equals("DUE") ? todo.without("DURATION") : todo;
        return without.with(written.line(property));
    }

    /** RFC 5545 section 3.8.2.3: DUE is of the kind of DTSTART, and later. */
    private static void refuseUnfit(IcalComponent todo, ZoneBook zones) {
        var start = todo.line("DTSTART").flatMap(line -> IcalTime.of(line, zones));
        var due = todo.line("DUE").flatMap(line -> IcalTime.of(line, zones));
        if (start.isEmpty() || due.isEmpty()) {
            return;
        }
        if (start.get().isDate() != due.get().isDate()) {
            throw new RefusedException(
                    "dtstart and due have to be both dates, or both times.",
                    "Nothing was written. Give both in the same form.");
        }
        if (due.get().instant(CalendarZone.UTC).isBefore(start.get().instant(CalendarZone.UTC))) {
            throw new RefusedException(
                    "The task would be due at " + due.get().text() + ", before it begins at "
                            + start.get().text() + ".",
                    "Nothing was written. Correct due or dtstart.");
        }
    }

    /** STATUS, COMPLETED and PERCENT-COMPLETE say the same in three ways: they are kept from contradicting each other. */
    private IcalComponent progressed(IcalComponent todo, TodoChange change) {
        var status = change.status()
                .or(() -> change.completed().map(time -> TodoStatus.COMPLETED))
                .or(() -> statusOf(change.percentComplete(), TodoStatus.of(todo)));
        var now = todo;
        if (status.isPresent()) {
            now = now.with(ContentLine.of("STATUS", status.get().word()));
            now = status.get() == TodoStatus.COMPLETED
                    ? completed(now, change, todo)
                    : reopened(now.without("COMPLETED"), change.percentComplete());
        }
        if (change.percentComplete().isPresent() && !status.equals(Optional.of(TodoStatus.COMPLETED))) {
            now = now.with(ContentLine.of(
                    "PERCENT-COMPLETE",
                    Integer.toString(change.percentComplete().getAsInt())));
        }
        return now;
    }

    /** What a percentage alone makes of a task; empty if its status goes with it. */
    private static Optional<TodoStatus> statusOf(OptionalInt percent, TodoStatus before) {
        if (percent.isEmpty()) {
            return Optional.empty();
        }
        if (percent.getAsInt() == 100) {
            return Optional.of(TodoStatus.COMPLETED);
        }
        return before == TodoStatus.COMPLETED
                ? Optional.of(percent.getAsInt() == 0 ? TodoStatus.NEEDS_ACTION : TodoStatus.IN_PROCESS)
                : Optional.empty();
    }

    private IcalComponent completed(IcalComponent todo, TodoChange change, IcalComponent before) {
        var done = todo.with(ContentLine.of("PERCENT-COMPLETE", "100"));
        var wasDone = TodoStatus.of(before) == TodoStatus.COMPLETED
                && before.line("COMPLETED").isPresent();
        if (wasDone && change.completed().isEmpty()) {
            return done;
        }
        var when = change.completed()
                .map(given -> given.moment(given.instant().isPresent() ? CalendarZone.UTC : zone()))
                .orElse(now);
        return done.with(IcalTime.utc(when).line("COMPLETED"));
    }

    private CalendarZone zone() {
        return whereabouts.in(calendar).orElse(CalendarZone.UTC);
    }

    private static IcalComponent reopened(IcalComponent todo, OptionalInt percent) {
        var wasDone = todo.text("PERCENT-COMPLETE")
                .filter(text -> text.strip().equals("100"))
                .isPresent();
        return wasDone && percent.isEmpty() ? todo.without("PERCENT-COMPLETE") : todo;
    }

    private static IcalComponent described(IcalComponent file, IcalComponent todo, ZoneBook zones) {
        var described = file;
        for (var property : List.of("DTSTART", "DUE")) {
            var time = todo.line(property).flatMap(line -> IcalTime.of(line, zones));
            if (time.isPresent()) {
                described = Stamps.describing(described, time.get());
            }
        }
        return described;
    }
}
