package org.nextcloudmcp.nextcloud.calendar.todos;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.NewUid;
import org.nextcloudmcp.nextcloud.calendar.Reminder;
import org.nextcloudmcp.nextcloud.calendar.Whereabouts;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_calendar_create_todo}: a new task. */
@Singleton
public class CreateTodo {

    private final Clock clock;
    private final NewUid uids;

    @Inject
    public CreateTodo(Clock clock, NewUid uids) {
        this.clock = clock;
        this.uids = uids;
    }

    record Input(
            @ToolArg(description = "The calendar's name; it must take tasks.") @NotBlank @Size(max = 200)
            String calendarName,

            @ToolArg(description = "What is to be done.") @NotBlank @Size(max = 1000)
            String summary,

            @ToolArg(description = "More about it.") @Size(max = 100_000)
            Optional<String> description,

            @ToolArg(description = "How far it is.", defaultValue = "NEEDS-ACTION")
            TodoStatus status,

            @ToolArg(description = "1 is the highest, 9 the lowest, 0 none.", defaultValue = "0") @Min(0) @Max(9)
            int priority,

            @ToolArg(
                    description =
                            "When it has to be done: 2026-12-31, 2026-12-31T17:00:00 (local, see timezone) or 2026-12-31T17:00:00+01:00.")
            @Size(max = 40)
            Optional<String> due,

            @ToolArg(description = "When it can be begun, in the same form as due.") @Size(max = 40)
            Optional<String> dtstart,

            @ToolArg(description = "Categories with commas between.") @Size(max = 1000)
            Optional<String> categories,

            @ToolArg(description = "Reminders; those that count minutes need due or dtstart.") @Size(max = 20)
            Optional<List<Reminder>> reminders,

            @ToolArg(
                    description =
                            "IANA time zone of the local times, such as Europe/Berlin. Default: the one set for the calendar or the user.")
            @Size(max = 100)
            Optional<String> timezone) {}

    @Tool(
            name = "nc_calendar_create_todo",
            title = "Create a task",
            description =
                    "Creates a task in a calendar of the user's Nextcloud and answers it as it was stored, with its uid, etag"
                            + " and link. Not every calendar takes tasks: the default one, personal, usually does not;"
                            + " nc_calendar_list_calendars tells.",
            scopes = {"todo.write", "calendar.read"},
            apps = NextcloudApp.CALENDAR,
            calls = {
                "PROPFIND /remote.php/dav/calendars/{user}/",
                "PUT /remote.php/dav/calendars/{user}/{calendar}/{object}",
                "REPORT /remote.php/dav/calendars/{user}/{calendar}/",
                "GET /ocs/v2.php/cloud/user"
            },
            annotations = @Tool.Annotations(destructiveHint = false))
    public ToolAnswer<TodoWrites.Output> create(Input input, NextcloudClient nextcloud) {
        var change = new TodoChange(
                Optional.of(input.summary()),
                input.description(),
                Optional.of(input.status()),
                input.priority() == 0 ? OptionalInt.empty() : OptionalInt.of(input.priority()),
                OptionalInt.empty(),
                input.due(),
                input.dtstart(),
                Optional.empty(),
                input.categories(),
                input.reminders());
        var calendars = new Calendars(nextcloud);
        var whereabouts = new Whereabouts(nextcloud, input.timezone());
        var calendar = calendars.named(input.calendarName(), "VTODO");
        var edit = new TodoEdit(calendar, whereabouts, clock.instant());
        var uid = uids.next();
        var created = TodoWrites.writing(calendars).create(calendar, uid, edit.created(uid, change));
        return TodoWrites.answer(created, edit.notes(), "Created", nextcloud);
    }
}
