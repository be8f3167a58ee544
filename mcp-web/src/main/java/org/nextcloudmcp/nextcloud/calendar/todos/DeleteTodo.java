package org.nextcloudmcp.nextcloud.calendar.todos;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_calendar_delete_todo}: into the trash bin. */
@Singleton
public class DeleteTodo {

    record Input(
            @ToolArg(description = "The calendar's name.") @NotBlank @Size(max = 200)
            String calendarName,

            @ToolArg(description = "The task's uid as a list answered it.") @NotBlank @Size(max = 1000)
            String todoUid,

            @ToolArg(description = "The etag of the task as you read it. If it has changed since, it stays.")
            @Size(max = 200)
            Optional<String> etag) {}

    record Output(@Description("What was deleted.") Todo deleted, String restore) {}

    @Tool(
            name = "nc_calendar_delete_todo",
            title = "Delete a task",
            description =
                    "Deletes a task of the user's Nextcloud and answers what it was. It goes to the trash bin of Nextcloud's"
                            + " Calendar app, where the user can restore it for a while. Parts of it (subtasks) stay.",
            scopes = {"todo.write", "calendar.read"},
            apps = NextcloudApp.CALENDAR,
            calls = {
                "PROPFIND /remote.php/dav/calendars/{user}/",
                "REPORT /remote.php/dav/calendars/{user}/{calendar}/",
                "DELETE /remote.php/dav/calendars/{user}/{calendar}/{object}"
            },
            annotations = @Tool.Annotations(idempotentHint = true))
    public ToolAnswer<Output> delete(Input input, NextcloudClient nextcloud) {
        var calendars = new Calendars(nextcloud);
        var writing = TodoWrites.writing(calendars);
        var calendar = calendars.named(input.calendarName());
        var todo = calendars.get(calendar, "VTODO", input.todoUid());
        writing.refuseStale(todo, input.etag());
        var shown = TodoWrites.shown(todo, nextcloud);
        writing.delete(todo);
        return ToolAnswer.of(
                new Output(
                        shown,
                        "In the trash bin of Nextcloud's Calendar app, until it is emptied (after 30 days, unless"
                                + " the administrator set another time)."),
                "Deleted the task “" + shown.summary() + "”.");
    }
}
