package org.nextcloudmcp.nextcloud.calendar.events;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_calendar_delete_event}: into the trash bin. */
@Singleton
public class DeleteEvent {

    record Input(
            @ToolArg(description = "The calendar's name.") @NotBlank @Size(max = 200)
            String calendarName,

            @ToolArg(description = "The event's uid as a list answered it.") @NotBlank @Size(max = 1000)
            String eventUid,

            @ToolArg(description = "The etag of the event as you read it. If it has changed since, it stays.")
            @Size(max = 200)
            Optional<String> etag) {}

    record Output(
            @Description("What was deleted.") EventDetails deleted,

            @Description("Whether all occurrences of a series are gone.")
            boolean wholeSeries,

            String restore) {}

    @Tool(
            name = "nc_calendar_delete_event",
            title = "Delete an event",
            description =
                    "Deletes an event of the user's Nextcloud; of a series, all of it. Answers what it was. It goes to the"
                            + " trash bin of Nextcloud's Calendar app, where the user can restore it for a while. Attendees of"
                            + " the user's own event are told that it is cancelled.",
            scopes = "calendar.write",
            apps = NextcloudApp.CALENDAR,
            calls = {
                "PROPFIND /remote.php/dav/calendars/{user}/",
                "REPORT /remote.php/dav/calendars/{user}/{calendar}/",
                "DELETE /remote.php/dav/calendars/{user}/{calendar}/{object}"
            },
            annotations = @Tool.Annotations(idempotentHint = true))
    public ToolAnswer<Output> delete(Input input, NextcloudClient nextcloud) {
        var calendars = new Calendars(nextcloud);
        var writing = EventWrites.writing(calendars);
        var calendar = calendars.named(input.calendarName());
        var event = calendars.get(calendar, "VEVENT", input.eventUid());
        writing.refuseStale(event, input.etag());
        var details = EventWrites.details(event, calendar.zone().orElse(CalendarZone.UTC), nextcloud);
        writing.delete(event);
        var isSeries = details.recurrence().isPresent();
        return ToolAnswer.of(
                new Output(
                        details,
                        isSeries,
                        "In the trash bin of Nextcloud's Calendar app, until it is emptied"
                                + " (after 30 days, unless the administrator set another time)."),
                "Deleted the event “" + details.title() + "” of " + details.start()
                        + (isSeries ? ", with all occurrences of the series" : "") + ".");
    }
}
