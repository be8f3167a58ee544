package org.nextcloudmcp.nextcloud.calendar;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_calendar_manage_calendar}: calendars themselves. */
@Singleton
public class ManageCalendar {

    enum Action {
        CREATE,
        UPDATE,
        DELETE,
        LIST
    }

    record Input(
            @ToolArg(description = "create, update, delete, or list to see which there are.")
            Action action,

            @ToolArg(description = "Which calendar; of a new one, the name for its address, such as project-x.")
            @Size(max = 200)
            Optional<String> calendarName,

            @ToolArg(description = "What people shall call it; left out with create, the calendar's name.")
            @Size(max = 200)
            Optional<String> displayName,

            @ToolArg(description = "What it is for.") @Size(max = 2000)
            Optional<String> description,

            @ToolArg(description = "Its colour, such as #0082c9.") @Pattern(regexp = "#[0-9A-Fa-f]{6}")
            Optional<String> color) {}

    record Output(
            Action action,

            @Description("The calendar as it is now, or was; with list, all of them.")
            List<ListCalendars.Listed> calendars) {}

    @Tool(
            name = "nc_calendar_manage_calendar",
            title = "Manage calendars",
            description =
                    "Creates a calendar for events and tasks in the user's Nextcloud, changes the display name, description or"
                            + " colour of one, or deletes one with everything in it. A deleted calendar goes to the trash bin"
                            + " of Nextcloud's Calendar app, from where it can be restored for a while (30 days unless the"
                            + " administrator set another time); until then its name stays taken. A calendar that somebody"
                            + " shares with the user is not deleted, only its share.",
            scopes = "calendar.write",
            apps = NextcloudApp.CALENDAR,
            calls = {
                "PROPFIND /remote.php/dav/calendars/{user}/",
                "MKCALENDAR /remote.php/dav/calendars/{user}/{calendar}/",
                "PROPPATCH /remote.php/dav/calendars/{user}/{calendar}/",
                "DELETE /remote.php/dav/calendars/{user}/{calendar}/"
            })
    public ToolAnswer<Output> manage(Input input, NextcloudClient nextcloud) {
        var calendars = new Calendars(nextcloud);
        var collections = new CalendarCollections(calendars);
        var look = new CalendarLook(input.displayName(), input.description(), input.color());
        var links = new Links(nextcloud);
        if (input.action() == Action.LIST) {
            return answer(input, calendars.all(), calendars, links, "These are the user's calendars.");
        }
        var name = input.calendarName()
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> new RefusedException("calendar_name is missing.", "Give it."));
        if (input.action() == Action.CREATE) {
            var created = collections.create(name.strip(), look);
            return answer(
                    input, List.of(created), calendars, links, "Created the calendar “" + created.displayName() + "”.");
        }
        var calendar = calendars.named(name);
        if (input.action() == Action.UPDATE) {
            var updated = collections.update(calendar, look);
            return answer(
                    input, List.of(updated), calendars, links, "Changed the calendar “" + updated.displayName() + "”.");
        }
        return answer(input, List.of(calendar), calendars, links, collections.delete(calendar));
    }

    private static ToolAnswer<Output> answer(
            Input input, List<CalendarInfo> about, Calendars calendars, Links links, String sentence) {
        var listed = about.stream()
                .map(calendar -> ListCalendars.Listed.of(calendar, calendars.userId(), links))
                .toList();
        return ToolAnswer.of(new Output(input.action(), listed), sentence);
    }
}
