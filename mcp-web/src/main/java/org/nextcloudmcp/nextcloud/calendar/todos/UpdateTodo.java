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
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.GivenTime;
import org.nextcloudmcp.nextcloud.calendar.Reminder;
import org.nextcloudmcp.nextcloud.calendar.Whereabouts;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_calendar_update_todo}: only what the call names becomes different. */
@Singleton
public class UpdateTodo {

    private final Clock clock;

    @Inject
    public UpdateTodo(Clock clock) {
        this.clock = clock;
    }

    record Input(
            @ToolArg(description = "The calendar's name.") @NotBlank @Size(max = 200)
            String calendarName,

            @ToolArg(description = "The task's uid as a list answered it.") @NotBlank @Size(max = 1000)
            String todoUid,

            @ToolArg(description = "The new summary.") @Size(max = 1000)
            Optional<String> summary,

            @ToolArg(description = "The new description; empty removes it.") @Size(max = 100_000)
            Optional<String> description,

            @ToolArg(
                    description =
                            "The new status. COMPLETED sets the time and 100 percent as well; any other takes them back. Of a task"
                                    + " that comes again, COMPLETED ends the whole series.")
            Optional<TodoStatus> status,

            @ToolArg(description = "1 is the highest, 9 the lowest, 0 none.") @Min(0) @Max(9)
            OptionalInt priority,

            @ToolArg(
                    description =
                            "How much is done. Without status, 100 makes it COMPLETED, and less opens a completed one.")
            @Min(0)
            @Max(100)
            OptionalInt percentComplete,

            @ToolArg(description = "When it has to be done; a date, or a time. Empty removes it.") @Size(max = 40)
            Optional<String> due,

            @ToolArg(description = "When it can be begun, in the same form as due. Empty removes it.") @Size(max = 40)
            Optional<String> dtstart,

            @ToolArg(description = "When it was completed; makes it COMPLETED.") @Size(max = 40)
            Optional<String> completed,

            @ToolArg(description = "All categories from now on, with commas between; empty removes them.")
            @Size(max = 1000)
            Optional<String> categories,

            @ToolArg(description = "All reminders from now on; an empty list removes them.") @Size(max = 20)
            Optional<List<Reminder>> reminders,

            @ToolArg(description = "The etag of the task as you read it. If it has changed since, nothing is written.")
            @Size(max = 200)
            Optional<String> etag,

            @ToolArg(description = "IANA time zone of local times, such as Europe/Berlin.") @Size(max = 100)
            Optional<String> timezone) {}

    @Tool(
            name = "nc_calendar_update_todo",
            title = "Change a task",
            description =
                    "Changes a task of the user's Nextcloud: only what the arguments name, everything else stays as other"
                            + " programs wrote it. Pass the etag that you read: without it, only a change during this call is"
                            + " noticed. Answers the task as it is now. To tick a task off, nc_calendar_complete_todo is"
                            + " simpler, and it knows tasks that come again.",
            scopes = {"todo.write", "calendar.read"},
            apps = NextcloudApp.CALENDAR,
            calls = {
                "PROPFIND /remote.php/dav/calendars/{user}/",
                "REPORT /remote.php/dav/calendars/{user}/{calendar}/",
                "PUT /remote.php/dav/calendars/{user}/{calendar}/{object}",
                "GET /ocs/v2.php/cloud/user"
            })
    public ToolAnswer<TodoWrites.Output> update(Input input, NextcloudClient nextcloud) {
        var change = new TodoChange(
                input.summary().filter(text -> !text.isBlank()),
                input.description(),
                input.status(),
                input.priority(),
                input.percentComplete(),
                input.due(),
                input.dtstart(),
                input.completed().flatMap(text -> GivenTime.parse("completed", text)),
                input.categories(),
                input.reminders());
        if (change.isEmpty()) {
            throw new RefusedException("There is nothing to change.", "Give what shall be different.");
        }
        var calendars = new Calendars(nextcloud);
        var whereabouts = new Whereabouts(nextcloud, input.timezone());
        var writing = TodoWrites.writing(calendars);
        var calendar = calendars.named(input.calendarName());
        var todo = calendars.get(calendar, "VTODO", input.todoUid());
        writing.refuseStale(todo, input.etag());
        var edit = new TodoEdit(calendar, whereabouts, clock.instant());
        var file = edit.changed(todo.file(), todo.master("VTODO").orElseThrow(), change);
        return TodoWrites.answer(writing.replace(todo, file), edit.notes(), "Changed", nextcloud);
    }
}
