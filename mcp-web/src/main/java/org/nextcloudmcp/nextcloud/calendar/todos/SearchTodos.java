package org.nextcloudmcp.nextcloud.calendar.todos;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_calendar_search_todos}: tasks wherever they are. */
@Singleton
public class SearchTodos {

    private static final Cursor CURSOR = new Cursor("nc_calendar_search_todos");

    record Input(
            @ToolArg(description = "Only with this status; a task that says nothing is NEEDS-ACTION.")
            Optional<TodoStatus> status,

            @ToolArg(
                    description =
                            "Only with this priority or a more urgent one: 1 is the highest, 9 the lowest. Tasks without priority are left out. 0 for any.")
            @Min(0)
            @Max(9)
            OptionalInt minPriority,

            @ToolArg(description = "Only with one of these categories, with commas between.") @Size(max = 1000)
            Optional<String> categories,

            @ToolArg(description = "Only if the summary contains this, whatever the case.") @Size(max = 500)
            Optional<String> summaryContains,

            @ToolArg(description = "How many tasks to answer.", defaultValue = "100") @Min(1) @Max(500)
            int limit,

            @ToolArg(description = "next_cursor of the answer before, to go on behind it.") @Size(max = 5000)
            Optional<String> cursor) {}

    @Tool(
            name = "nc_calendar_search_todos",
            title = "Search tasks",
            description =
                    "Finds tasks in all calendars of the user's Nextcloud by status, priority, categories and summary, those due"
                            + " first at the top; without filters, all of them. Each has calendar_name, uid and etag for the"
                            + " other task tools. If next_cursor is there, ask again with it.",
            scopes = {"todo.read", "calendar.read"},
            apps = NextcloudApp.CALENDAR,
            calls = {"PROPFIND /remote.php/dav/calendars/{user}/", "REPORT /remote.php/dav/calendars/{user}/{calendar}/"
            },
            annotations = @Tool.Annotations(readOnlyHint = true))
    public TodoPage search(Input input, NextcloudClient nextcloud) {
        var position = CURSOR.position(input.cursor());
        var filter = TodoFilter.of(input.status(), input.minPriority(), input.categories(), input.summaryContains());
        var calendars = new Calendars(nextcloud);
        var search = new TodoSearch(filter, position, nextcloud.limits().entries(input.limit()));
        for (var calendar : calendars.all("VTODO")) {
            search.in(calendars, calendar);
        }
        return TodoPage.of(search, CURSOR, nextcloud);
    }
}
