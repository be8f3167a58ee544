package org.nextcloudmcp.nextcloud.calendar;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_calendar_list_calendars}: which calendars the user has. */
@Singleton
public class ListCalendars {

    /** A calendar, for people and models. */
    public record Listed(
            @Description("What the other calendar tools take as calendar_name.")
            String name,

            String displayName,
            @Description("Whether it takes events.") boolean events,
            @Description("Whether it takes tasks.") boolean todos,

            @Description("Whether the user may change what is in it.")
            boolean writable,

            Optional<String> color,
            Optional<String> description,

            @Description("Who shares it with the user; left out if it is the user's own.")
            Optional<String> sharedBy,

            @Description("The time zone set for it.") Optional<String> timeZone,
            URI link) {

        static Listed of(CalendarInfo calendar, String userId, Links links) {
            return new Listed(
                    calendar.name(),
                    calendar.displayName(),
                    calendar.takes("VEVENT"),
                    calendar.takes("VTODO"),
                    calendar.writable(),
                    calendar.color(),
                    calendar.description(),
                    calendar.owner()
                            .filter(owner -> !owner.equals(userId))
                            .map(owner -> calendar.ownerName().orElse(owner)),
                    calendar.zone().map(CalendarZone::id),
                    links.calendars());
        }
    }

    record Output(List<Listed> calendars) {}

    @Tool(
            name = "nc_calendar_list_calendars",
            title = "List calendars",
            description =
                    "Lists the calendars of the user's Nextcloud, those that others share with the user among them: name (use it"
                            + " as calendar_name with the other calendar tools), display name, whether they take events and"
                            + " tasks, and whether the user may write into them. Deleted calendars are left out.",
            scopes = "calendar.read",
            apps = NextcloudApp.CALENDAR,
            calls = "PROPFIND /remote.php/dav/calendars/{user}/",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output list(NextcloudClient nextcloud) {
        var calendars = new Calendars(nextcloud);
        var links = new Links(nextcloud);
        return new Output(calendars.all().stream()
                .map(calendar -> Listed.of(calendar, calendars.userId(), links))
                .toList());
    }
}
