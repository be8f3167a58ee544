package org.nextcloudmcp.nextcloud.calendar.events;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.calendar.Whereabouts;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_calendar_create_meeting}: an event with as little as a meeting needs. */
@Singleton
public class CreateMeeting {

    private final CreateEvent events;

    @Inject
    public CreateMeeting(CreateEvent events) {
        this.events = events;
    }

    record Input(
            @ToolArg(description = "The title.") @NotBlank @Size(max = 1000)
            String title,

            @ToolArg(description = "The day, such as 2026-12-31.")
            LocalDate date,

            @ToolArg(description = "When it begins on that day, such as 14:00.")
            @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?")
            String time,

            @ToolArg(description = "How long it takes.", defaultValue = "60") @Min(1) @Max(10_080)
            int durationMinutes,

            @ToolArg(description = "The calendar's name.", defaultValue = "personal") @NotBlank @Size(max = 200)
            String calendarName,

            @ToolArg(description = "E-mail addresses with commas between; Nextcloud invites them at once.")
            @Size(max = 20_000)
            Optional<String> attendees,

            @ToolArg(description = "Where.") @Size(max = 2000)
            Optional<String> location,

            @ToolArg(description = "What it is about.") @Size(max = 100_000)
            Optional<String> description,

            @ToolArg(description = "Reminds so many minutes before.", defaultValue = "15") @Min(0) @Max(525_600)
            int reminderMinutes,

            @ToolArg(
                    description =
                            "IANA time zone of the time, such as Europe/Berlin. Default: the one set for the calendar or the user.")
            @Size(max = 100)
            Optional<String> timezone) {}

    @Tool(
            name = "nc_calendar_create_meeting",
            title = "Create a meeting",
            description =
                    "Creates a meeting in a calendar of the user's Nextcloud from a day, a time and a length, invites the"
                            + " attendees and sets a reminder. To find a time first, use nc_calendar_find_availability; for"
                            + " all-day or recurring events, nc_calendar_create_event.",
            scopes = "calendar.write",
            apps = NextcloudApp.CALENDAR,
            calls = {
                "PROPFIND /remote.php/dav/calendars/{user}/",
                "PUT /remote.php/dav/calendars/{user}/{calendar}/{object}",
                "REPORT /remote.php/dav/calendars/{user}/{calendar}/",
                "GET /ocs/v2.php/cloud/user"
            },
            annotations = @Tool.Annotations(destructiveHint = false))
    public ToolAnswer<EventWrites.Output> create(Input input, NextcloudClient nextcloud) {
        var start = input.date().atTime(LocalTime.parse(input.time()));
        var end = start.plus(Duration.ofMinutes(input.durationMinutes()));
        var change = new EventChange(
                Optional.of(input.title()),
                input.description(),
                input.location(),
                Optional.empty(),
                Optional.of(EventStatus.CONFIRMED),
                OptionalInt.empty(),
                Optional.empty(),
                input.attendees().filter(text -> !text.isBlank()),
                Optional.empty(),
                Optional.empty(),
                TimeChange.of(Optional.of(start.toString()), Optional.of(end.toString()), Optional.of(false)),
                RecurrenceChange.NONE,
                new EventChange.AlarmChange(
                        OptionalInt.of(input.reminderMinutes()), Optional.empty(), Optional.empty()));
        return events.create(input.calendarName(), change, new Whereabouts(nextcloud, input.timezone()), nextcloud);
    }
}
