package org.nextcloudmcp.nextcloud.calendar.events;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.call.Progress;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.CalendarInfo;
import org.nextcloudmcp.nextcloud.calendar.CalendarObject;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.Categories;
import org.nextcloudmcp.nextcloud.calendar.GivenTime;
import org.nextcloudmcp.nextcloud.calendar.Whereabouts;
import org.nextcloudmcp.nextcloud.calendar.Writing;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_calendar_bulk_operations}: the same for many events, one after the other. */
@Singleton
public class BulkOperations {

    private final Clock clock;

    @Inject
    public BulkOperations(Clock clock) {
        this.clock = clock;
    }

    enum Operation {
        UPDATE,
        DELETE,
        MOVE
    }

    record Input(
            @ToolArg(description = "What to do with every event that the filters mean.")
            Operation operation,

            @ToolArg(description = "Filter: the title contains this, whatever the case.") @Size(max = 500)
            Optional<String> titleContains,

            @ToolArg(description = "Filter: one of these categories, with commas between.") @Size(max = 1000)
            Optional<String> categories,

            @ToolArg(description = "Filter: only this calendar; left out, all the user may write into.")
            @Size(max = 200)
            Optional<String> calendarName,

            @ToolArg(description = "Filter: takes place on this day, such as 2026-12-01, or later.") @Size(max = 40)
            Optional<String> startDate,

            @ToolArg(description = "Filter: takes place on this day or before.") @Size(max = 40)
            Optional<String> endDate,

            @ToolArg(description = "Filter: has this status.")
            Optional<EventStatus> status,

            @ToolArg(description = "Filter: the location contains this.") @Size(max = 500)
            Optional<String> locationContains,

            @ToolArg(description = "update: the new title.") @Size(max = 1000)
            Optional<String> newTitle,

            @ToolArg(description = "update: the new description; empty removes it.") @Size(max = 100_000)
            Optional<String> newDescription,

            @ToolArg(description = "update: the new location; empty removes it.") @Size(max = 2000)
            Optional<String> newLocation,

            @ToolArg(description = "update: all categories from now on, with commas between.") @Size(max = 1000)
            Optional<String> newCategories,

            @ToolArg(description = "update: 1 is the highest, 9 the lowest, 0 none.") @Min(0) @Max(9)
            OptionalInt newPriority,

            @ToolArg(description = "update: replaces all reminders by one, so many minutes before.")
            @Min(0)
            @Max(525_600)
            OptionalInt newReminderMinutes,

            @ToolArg(description = "move: the calendar to move them to.") @Size(max = 200)
            Optional<String> targetCalendar,

            @ToolArg(description = "Only tells what would be done.", defaultValue = "false")
            boolean dryRun) {}

    @Tool(
            name = "nc_calendar_bulk_operations",
            title = "Change many events",
            description =
                    "Updates, deletes or moves all events of the user's Nextcloud that the filters mean; at least one filter is"
                            + " needed. Try it with dry_run first: it answers what would be done and changes nothing. An event"
                            + " of a series counts once, and the whole series is changed, though filters on dates look at each"
                            + " occurrence. Each event is reported by itself; one that fails or has changed meanwhile does not"
                            + " stop the others. It stops at the number that the administrator allows (100 usually). Deleted"
                            + " events go to the trash bin of Nextcloud's Calendar app.",
            scopes = "calendar.write",
            apps = NextcloudApp.CALENDAR,
            calls = {
                "PROPFIND /remote.php/dav/calendars/{user}/",
                "REPORT /remote.php/dav/calendars/{user}/{calendar}/",
                "PUT /remote.php/dav/calendars/{user}/{calendar}/{object}",
                "DELETE /remote.php/dav/calendars/{user}/{calendar}/{object}",
                "MOVE /remote.php/dav/calendars/{user}/{calendar}/{object}",
                "GET /ocs/v2.php/cloud/user"
            })
    public ToolAnswer<BulkReport> bulk(Input input, NextcloudClient nextcloud, Progress progress) {
        var change = change(input);
        if (input.operation() == Operation.UPDATE && change.isEmpty()) {
            throw new RefusedException("There is nothing to change.", "Give new_title or another new_ argument.");
        }
        var calendars = new Calendars(nextcloud);
        var all = calendars.all();
        var target = input.operation() == Operation.MOVE ? target(input, calendars) : Optional.<CalendarInfo>empty();
        var most = nextcloud.limits().bulkItems();
        var matches = new EventMatches(calendars, clock.instant(), filter(input), most + 1);
        var where = input.calendarName()
                .filter(name -> !name.isBlank())
                .map(name -> List.of(calendars.named(name, "VEVENT")))
                .orElseGet(() -> all.stream()
                        .filter(calendar -> calendar.writable() && calendar.takes("VEVENT"))
                        .toList());
        var found = matches.in(
                where.stream()
                        .filter(calendar -> target.filter(t -> t.name().equals(calendar.name()))
                                .isEmpty())
                        .toList(),
                input.startDate().flatMap(text -> GivenTime.parse("start_date", text)),
                input.endDate().flatMap(text -> GivenTime.parse("end_date", text)),
                new Whereabouts(nextcloud, Optional.empty()));
        var chosen = found.size() > most ? found.subList(0, most) : found;
        var items = new ArrayList<BulkReport.Item>();
        for (var event : chosen) {
            nextcloud.cancellation().check();
            items.add(
                    input.dryRun()
                            ? BulkReport.Item.of(event, BulkReport.Outcome.WOULD_BE_DONE, Optional.empty())
                            : done(event, input.operation(), change, target, calendars, nextcloud));
            progress.report(
                    items.size(), chosen.size(), "Went through " + items.size() + " of " + chosen.size() + " events.");
        }
        return BulkReport.of(input.operation(), input.dryRun(), items, found.size() > most);
    }

    private BulkReport.Item done(
            CalendarObject event,
            Operation operation,
            EventChange change,
            Optional<CalendarInfo> target,
            Calendars calendars,
            NextcloudClient nextcloud) {
        var writing = EventWrites.writing(calendars);
        try {
            switch (operation) {
                case UPDATE -> update(event, change, writing, nextcloud);
                case DELETE -> writing.delete(event);
                case MOVE -> writing.move(event, target.orElseThrow());
            }
            return BulkReport.Item.of(event, BulkReport.Outcome.DONE, Optional.empty());
        } catch (RefusedException e) {
            return BulkReport.Item.of(event, BulkReport.Outcome.FAILED, Optional.of(e.sentence()));
        }
    }

    private void update(CalendarObject event, EventChange change, Writing writing, NextcloudClient nextcloud) {
        var edit = new EventEdit(event.calendar(), new Whereabouts(nextcloud, Optional.empty()), clock.instant());
        writing.replace(event, edit.changed(event.file(), event.master("VEVENT").orElseThrow(), change));
    }

    private static Optional<CalendarInfo> target(Input input, Calendars calendars) {
        var name = input.targetCalendar()
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> new RefusedException("target_calendar is missing.", "Give it to move events."));
        return Optional.of(calendars.named(name, "VEVENT"));
    }

    private static EventFilter filter(Input input) {
        var filter = new EventFilter(
                input.titleContains().filter(text -> !text.isBlank()),
                input.locationContains().filter(text -> !text.isBlank()),
                input.categories().map(Categories::given).orElse(List.of()),
                input.status(),
                OptionalInt.empty(),
                OptionalInt.empty());
        var isDated = Stream.of(input.startDate(), input.endDate())
                .flatMap(Optional::stream)
                .anyMatch(text -> !text.isBlank());
        if (filter.isEmpty() && !isDated) {
            throw new RefusedException(
                    "Without a filter this would be all events.",
                    "Nothing was changed. Give title_contains, categories, dates, status or location_contains.");
        }
        return filter;
    }

    private static EventChange change(Input input) {
        return new EventChange(
                input.newTitle().filter(title -> !title.isBlank()),
                input.newDescription(),
                input.newLocation(),
                input.newCategories(),
                Optional.empty(),
                input.newPriority(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TimeChange.NONE,
                RecurrenceChange.NONE,
                new EventChange.AlarmChange(input.newReminderMinutes(), Optional.empty(), Optional.empty()));
    }
}
