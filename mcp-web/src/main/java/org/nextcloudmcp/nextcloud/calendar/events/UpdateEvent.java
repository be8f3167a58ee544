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
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.Reminder;
import org.nextcloudmcp.nextcloud.calendar.Whereabouts;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_calendar_update_event}: only what the call names becomes different. */
@Singleton
public class UpdateEvent {

    private final Clock clock;

    @Inject
    public UpdateEvent(Clock clock) {
        this.clock = clock;
    }

    record Input(
            @ToolArg(description = "The calendar's name.") @NotBlank @Size(max = 200)
            String calendarName,

            @ToolArg(description = "The event's uid as a list answered it.") @NotBlank @Size(max = 1000)
            String eventUid,

            @ToolArg(description = "The new title.") @Size(max = 1000)
            Optional<String> title,

            @ToolArg(
                    description =
                            "The new beginning: local in the event's zone (or timezone), with an offset, or a date, which moves a timed event to that day at its time. Without end_datetime the length stays.")
            @Size(max = 40)
            Optional<String> startDatetime,

            @ToolArg(description = "The new end. All-day: the day after the last one.") @Size(max = 40)
            Optional<String> endDatetime,

            @ToolArg(description = "Whether it takes whole days.")
            Optional<Boolean> allDay,

            @ToolArg(description = "The new description; empty removes it.") @Size(max = 100_000)
            Optional<String> description,

            @ToolArg(description = "The new place; empty removes it.") @Size(max = 2000)
            Optional<String> location,

            @ToolArg(description = "All categories from now on, with commas between; empty removes them.")
            @Size(max = 1000)
            Optional<String> categories,

            @ToolArg(description = "false ends the series: the event happens once.")
            Optional<Boolean> recurring,

            @ToolArg(description = "The new rule (RFC 5545); empty ends the series.") @Size(max = 1000)
            Optional<String> recurrenceRule,

            @ToolArg(description = "The new last day of the series; replaces COUNT or UNTIL of the rule that is there.")
            @Size(max = 40)
            Optional<String> recurrenceEndDate,

            @ToolArg(description = "Replaces all reminders by one, so many minutes before.") @Min(0) @Max(525_600)
            OptionalInt reminderMinutes,

            @ToolArg(description = "true: reminds by e-mail as well; false: removes reminders by e-mail.")
            Optional<Boolean> reminderEmail,

            @ToolArg(description = "Whether it takes place.")
            Optional<EventStatus> status,

            @ToolArg(description = "1 is the highest, 9 the lowest, 0 none.") @Min(0) @Max(9)
            OptionalInt priority,

            @ToolArg(description = "What others see of it in a shared calendar.")
            Optional<Privacy> privacy,

            @ToolArg(
                    description =
                            "All attendees from now on, e-mail addresses with commas between; those who stay keep their answers, new ones are invited at once. Empty removes them.")
            @Size(max = 20_000)
            Optional<String> attendees,

            @ToolArg(description = "A web page about it; empty removes it.") @Size(max = 2000)
            Optional<String> url,

            @ToolArg(description = "A CSS colour name such as tomato; empty removes it.") @Size(max = 30)
            Optional<String> color,

            @ToolArg(
                    description =
                            "IANA time zone for start_datetime and end_datetime; the event is in it from then on.")
            @Size(max = 100)
            Optional<String> timezone,

            @ToolArg(description = "All reminders from now on; an empty list removes them.") @Size(max = 20)
            Optional<List<Reminder>> reminders,

            @ToolArg(description = "The etag of the event as you read it. If it has changed since, nothing is written.")
            @Size(max = 200)
            Optional<String> etag) {}

    @Tool(
            name = "nc_calendar_update_event",
            title = "Change an event",
            description =
                    "Changes an event of the user's Nextcloud: only what the arguments name, everything else stays as other"
                            + " programs wrote it. Of a series it changes the whole series; occurrences that were changed one by"
                            + " one keep what is theirs. Pass the etag that you read: without it, only a change during this call"
                            + " is noticed. Answers the event as it is now. Attendees are told by Nextcloud.",
            scopes = "calendar.write",
            apps = NextcloudApp.CALENDAR,
            calls = {
                "PROPFIND /remote.php/dav/calendars/{user}/",
                "REPORT /remote.php/dav/calendars/{user}/{calendar}/",
                "PUT /remote.php/dav/calendars/{user}/{calendar}/{object}",
                "GET /ocs/v2.php/cloud/user"
            })
    public ToolAnswer<EventWrites.Output> update(Input input, NextcloudClient nextcloud) {
        var change = change(input);
        if (change.isEmpty()) {
            throw new RefusedException(
                    "There is nothing to change.",
                    "Give what shall be different; timezone counts only together with start_datetime or end_datetime.");
        }
        var whereabouts = new Whereabouts(nextcloud, input.timezone());
        var calendars = new Calendars(nextcloud);
        var writing = EventWrites.writing(calendars);
        var calendar = calendars.named(input.calendarName());
        var event = calendars.get(calendar, "VEVENT", input.eventUid());
        writing.refuseStale(event, input.etag());
        var edit = new EventEdit(calendar, whereabouts, clock.instant());
        var master = event.master("VEVENT").orElseThrow();
        var now = writing.replace(event, edit.changed(event.file(), master, change));
        var zone = whereabouts.named().or(calendar::zone).orElse(CalendarZone.UTC);
        return EventWrites.answer(now, zone, edit.notes(), "Changed", nextcloud);
    }

    private static EventChange change(Input input) {
        return new EventChange(
                input.title().filter(title -> !title.isBlank()),
                input.description(),
                input.location(),
                input.categories(),
                input.status(),
                input.priority(),
                input.privacy(),
                input.attendees(),
                input.url(),
                input.color(),
                TimeChange.of(input.startDatetime(), input.endDatetime(), input.allDay()),
                RecurrenceChange.of(input.recurring(), input.recurrenceRule(), input.recurrenceEndDate()),
                new EventChange.AlarmChange(input.reminderMinutes(), input.reminderEmail(), input.reminders()));
    }
}
