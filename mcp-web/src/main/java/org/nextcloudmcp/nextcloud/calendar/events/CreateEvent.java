package org.nextcloudmcp.nextcloud.calendar.events;

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
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.NewUid;
import org.nextcloudmcp.nextcloud.calendar.Reminder;
import org.nextcloudmcp.nextcloud.calendar.Whereabouts;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_calendar_create_event}: a new event. */
@Singleton
public class CreateEvent {

    private final Clock clock;
    private final NewUid uids;

    @Inject
    public CreateEvent(Clock clock, NewUid uids) {
        this.clock = clock;
        this.uids = uids;
    }

    record Input(
            @ToolArg(description = "The calendar's name as nc_calendar_list_calendars answers it.")
            @NotBlank
            @Size(max = 200)
            String calendarName,

            @ToolArg(description = "The title.") @NotBlank @Size(max = 1000)
            String title,

            @ToolArg(
                    description =
                            "When it begins: 2026-12-31T09:00:00 (local, see timezone), 2026-12-31T09:00:00+01:00, or 2026-12-31 for an all-day event.")
            @Size(max = 40)
            String startDatetime,

            @ToolArg(
                    description =
                            "When it ends, later than the start. All-day: the day after the last one, or the first day again for one day. Default: an hour, or a day.")
            @Size(max = 40)
            Optional<String> endDatetime,

            @ToolArg(description = "Whether it takes whole days; left out, the form of start_datetime decides.")
            Optional<Boolean> allDay,

            @ToolArg(description = "What it is about.") @Size(max = 100_000)
            Optional<String> description,

            @ToolArg(description = "Where.") @Size(max = 2000)
            Optional<String> location,

            @ToolArg(description = "Categories with commas between, such as work,planning.") @Size(max = 1000)
            Optional<String> categories,

            @ToolArg(description = "Not needed: recurrence_rule says it.")
            Optional<Boolean> recurring,

            @ToolArg(
                    description =
                            "How it recurs, as in RFC 5545: FREQ=WEEKLY;BYDAY=MO,WE or FREQ=MONTHLY;BYDAY=-1FR;COUNT=6.")
            @Size(max = 1000)
            Optional<String> recurrenceRule,

            @ToolArg(
                    description =
                            "The last day on which an occurrence may begin; not together with COUNT or UNTIL in the rule.")
            @Size(max = 40)
            Optional<String> recurrenceEndDate,

            @ToolArg(description = "Reminds so many minutes before. Left out: no reminder.") @Min(0) @Max(525_600)
            OptionalInt reminderMinutes,

            @ToolArg(description = "Reminds by e-mail as well, if Nextcloud sends mail.")
            Optional<Boolean> reminderEmail,

            @ToolArg(description = "Whether it takes place.", defaultValue = "CONFIRMED")
            EventStatus status,

            @ToolArg(description = "1 is the highest, 9 the lowest, 0 none.") @Min(0) @Max(9)
            OptionalInt priority,

            @ToolArg(description = "What others see of it in a shared calendar.", defaultValue = "PUBLIC")
            Privacy privacy,

            @ToolArg(
                    description =
                            "E-mail addresses with commas between. Nextcloud invites them at once: local users find it in their calendar, others get mail.")
            @Size(max = 20_000)
            Optional<String> attendees,

            @ToolArg(description = "A web page about it.") @Size(max = 2000)
            Optional<String> url,

            @ToolArg(description = "A CSS colour name such as tomato or steelblue.") @Size(max = 30)
            Optional<String> color,

            @ToolArg(
                    description =
                            "IANA time zone of the local times, such as Europe/Berlin. Default: the one set for the calendar or the user. Without it, times with an offset are kept in UTC, but those of a series in that zone if they have its offset.")
            @Size(max = 100)
            Optional<String> timezone,

            @ToolArg(description = "Several reminders, or other ones, instead of reminder_minutes and reminder_email.")
            @Size(max = 20)
            Optional<List<Reminder>> reminders) {}

    @Tool(
            name = "nc_calendar_create_event",
            title = "Create an event",
            description =
                    "Creates an event in a calendar of the user's Nextcloud and answers it as it was stored, with its uid, etag"
                            + " and link: timed or all-day, once or recurring, with reminders and attendees. Times are kept in"
                            + " their time zone, so that a series stays at its local time over daylight saving. For a plain"
                            + " meeting, nc_calendar_create_meeting needs less; for tasks, use nc_calendar_create_todo.",
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
        var change = new EventChange(
                Optional.of(input.title()),
                input.description(),
                input.location(),
                input.categories(),
                Optional.of(input.status()),
                input.priority(),
                Optional.of(input.privacy()),
                input.attendees().filter(text -> !text.isBlank()),
                input.url(),
                input.color(),
                TimeChange.of(Optional.of(input.startDatetime()), input.endDatetime(), input.allDay()),
                RecurrenceChange.of(input.recurring(), input.recurrenceRule(), input.recurrenceEndDate()),
                new EventChange.AlarmChange(input.reminderMinutes(), input.reminderEmail(), input.reminders()));
        return create(input.calendarName(), change, new Whereabouts(nextcloud, input.timezone()), nextcloud);
    }

    ToolAnswer<EventWrites.Output> create(
            String calendarName, EventChange change, Whereabouts whereabouts, NextcloudClient nextcloud) {
        var calendars = new Calendars(nextcloud);
        var calendar = calendars.named(calendarName, "VEVENT");
        var edit = new EventEdit(calendar, whereabouts, clock.instant());
        var uid = uids.next();
        var file = edit.created(uid, change);
        var created = EventWrites.writing(calendars).create(calendar, uid, file);
        var zone = whereabouts.named().or(calendar::zone).orElse(CalendarZone.UTC);
        return EventWrites.answer(created, zone, edit.notes(), "Created", nextcloud);
    }
}
