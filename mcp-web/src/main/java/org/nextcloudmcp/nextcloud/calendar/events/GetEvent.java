package org.nextcloudmcp.nextcloud.calendar.events;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_calendar_get_event}: one event with everything. */
@Singleton
public class GetEvent {

    record Input(
            @ToolArg(description = "The calendar's name.") @NotBlank @Size(max = 200)
            String calendarName,

            @ToolArg(description = "The event's uid as a list answered it.") @NotBlank @Size(max = 1000)
            String eventUid) {}

    @Tool(
            name = "nc_calendar_get_event",
            title = "Read an event",
            description =
                    "Answers one event of the user's Nextcloud with all of its description, attendees and their answers,"
                            + " reminders, rule and exceptions, and the etag for nc_calendar_update_event. Of a series, the times"
                            + " are those of its first occurrence; nc_calendar_list_events tells when the others are.",
            scopes = "calendar.read",
            apps = NextcloudApp.CALENDAR,
            calls = {"PROPFIND /remote.php/dav/calendars/{user}/", "REPORT /remote.php/dav/calendars/{user}/{calendar}/"
            },
            annotations = @Tool.Annotations(readOnlyHint = true))
    public EventDetails get(Input input, NextcloudClient nextcloud) {
        var calendars = new Calendars(nextcloud);
        var calendar = calendars.named(input.calendarName());
        var event = calendars.get(calendar, "VEVENT", input.eventUid());
        Optional<CalendarZone> zone = calendar.zone();
        return EventWrites.details(event, zone.orElse(CalendarZone.UTC), nextcloud);
    }
}
