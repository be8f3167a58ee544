package org.nextcloudmcp.nextcloud.calendar.todos;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.GivenTime;
import org.nextcloudmcp.nextcloud.calendar.Whereabouts;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_calendar_complete_todo}: ticks a task off. */
@Singleton
public class CompleteTodo {

    private final Clock clock;

    @Inject
    public CompleteTodo(Clock clock) {
        this.clock = clock;
    }

    record Input(
            @ToolArg(description = "The calendar's name.") @NotBlank @Size(max = 200)
            String calendarName,

            @ToolArg(description = "The task's uid as a list answered it.") @NotBlank @Size(max = 1000)
            String todoUid,

            @ToolArg(description = "When it was done, such as 2026-12-31T17:00:00+01:00. Default: now.") @Size(max = 40)
            Optional<String> completed,

            @ToolArg(description = "The etag of the task as you read it. If it has changed since, nothing is written.")
            @Size(max = 200)
            Optional<String> etag) {}

    @Tool(
            name = "nc_calendar_complete_todo",
            title = "Complete a task",
            description =
                    "Ticks a task of the user's Nextcloud off: status, time of completion and 100 percent. A task that comes"
                            + " again moves on to its next date and stays open; only the last one of a series is completed. Then"
                            + " no time of completion is kept for the one that was done.",
            scopes = {"todo.write", "calendar.read"},
            apps = NextcloudApp.CALENDAR,
            calls = {
                "PROPFIND /remote.php/dav/calendars/{user}/",
                "REPORT /remote.php/dav/calendars/{user}/{calendar}/",
                "PUT /remote.php/dav/calendars/{user}/{calendar}/{object}",
                "GET /ocs/v2.php/cloud/user"
            })
    public ToolAnswer<TodoWrites.Output> complete(Input input, NextcloudClient nextcloud) {
        var when = input.completed().flatMap(text -> GivenTime.parse("completed", text));
        var calendars = new Calendars(nextcloud);
        var writing = TodoWrites.writing(calendars);
        var calendar = calendars.named(input.calendarName());
        var todo = calendars.get(calendar, "VTODO", input.todoUid());
        writing.refuseStale(todo, input.etag());
        var master = todo.master("VTODO").orElseThrow();
        var next = NextOfSeries.of(todo, master, clock.instant());
        if (next.isPresent()) {
            var moved = writing.replace(todo, next.get());
            return TodoWrites.answer(
                    moved, List.of("It comes again: it is open for its next date."), "Completed", nextcloud);
        }
        var edit = new TodoEdit(calendar, new Whereabouts(nextcloud, Optional.empty()), clock.instant());
        var file = edit.changed(todo.file(), master, completion(when));
        return TodoWrites.answer(writing.replace(todo, file), edit.notes(), "Completed", nextcloud);
    }

    private static TodoChange completion(Optional<GivenTime> when) {
        return new TodoChange(
                Optional.empty(),
                Optional.empty(),
                Optional.of(TodoStatus.COMPLETED),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                when,
                Optional.empty(),
                Optional.empty());
    }
}
