package org.nextcloudmcp.nextcloud.calendar.todos;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_calendar_list_todos}: the tasks of one calendar. */
@Singleton
public class ListTodos {

    private static final Cursor CURSOR = new Cursor("nc_calendar_list_todos");

    record Input(
            @ToolArg(description = "The calendar's name as nc_calendar_list_calendars answers it.")
            @NotBlank
            @Size(max = 200)
            String calendarName,

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
            name = "nc_calendar_list_todos",
            title = "List tasks",
            description =
                    "Lists the tasks of one calendar of the user's Nextcloud, those due first at the top, completed ones"
                            + " included unless status says otherwise. Each has uid and etag for the other task tools. To look"
                            + " in all calendars, use nc_calendar_search_todos. If next_cursor is there, ask again with it.",
            scopes = {"todo.read", "calendar.read"},
            apps = NextcloudApp.CALENDAR,
            calls = {"PROPFIND /remote.php/dav/calendars/{user}/", "REPORT /remote.php/dav/calendars/{user}/{calendar}/"
            },
            annotations = @Tool.Annotations(readOnlyHint = true))
    public TodoPage list(Input input, NextcloudClient nextcloud) {
        var position = CURSOR.position(input.cursor());
        var filter = TodoFilter.of(input.status(), input.minPriority(), input.categories(), input.summaryContains());
        var calendars = new Calendars(nextcloud);
        var calendar = calendars.named(input.calendarName(), "VTODO");
        var size = nextcloud.limits().entries(input.limit());
        var search = new TodoSearch(filter, position, size);
        search.in(calendars, calendar);
        return TodoPage.of(search, CURSOR, nextcloud);
    }
}
