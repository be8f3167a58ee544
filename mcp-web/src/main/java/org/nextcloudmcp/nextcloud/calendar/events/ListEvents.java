package org.nextcloudmcp.nextcloud.calendar.events;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.Categories;
import org.nextcloudmcp.nextcloud.calendar.GivenTime;
import org.nextcloudmcp.nextcloud.calendar.Links;
import org.nextcloudmcp.nextcloud.calendar.Whereabouts;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_calendar_list_events}: what takes place when. */
@Singleton
public class ListEvents {

    private static final Cursor CURSOR = new Cursor("nc_calendar_list_events");
    private static final Period USUAL = Period.ofYears(1);

    private final Clock clock;

    @Inject
    public ListEvents(Clock clock) {
        this.clock = clock;
    }

    record Input(
            @ToolArg(
                    description =
                            "The calendar's name as nc_calendar_list_calendars answers it. Left out, all calendars are looked in.")
            @Size(max = 200)
            Optional<String> calendarName,

            @ToolArg(description = "From this day on, such as 2026-12-01, or this time. Default: today.")
            @Size(max = 40)
            Optional<String> startDate,

            @ToolArg(description = "To the end of this day, or to this time. Default: a year after the start.")
            @Size(max = 40)
            Optional<String> endDate,

            @ToolArg(description = "How many occurrences to answer.", defaultValue = "50") @Min(1) @Max(500)
            int limit,

            @ToolArg(description = "Only with at least so many attendees.") @Min(0)
            OptionalInt minAttendees,

            @ToolArg(description = "Only if it takes at least so many minutes.") @Min(0)
            OptionalInt minDurationMinutes,

            @ToolArg(description = "Only with one of these categories, with commas between.") @Size(max = 1000)
            Optional<String> categories,

            @ToolArg(description = "Only with this status; an event that says nothing is CONFIRMED.")
            Optional<EventStatus> status,

            @ToolArg(description = "Only if the title contains this, whatever the case.") @Size(max = 500)
            Optional<String> titleContains,

            @ToolArg(description = "Only if the location contains this, whatever the case.") @Size(max = 500)
            Optional<String> locationContains,

            @ToolArg(description = "Look in all calendars instead of one.", defaultValue = "false")
            boolean searchAllCalendars,

            @ToolArg(
                    description =
                            "IANA time zone that the dates are meant in, such as Europe/Berlin. Default: the one set in Nextcloud.")
            @Size(max = 100)
            Optional<String> timezone,

            @ToolArg(description = "next_cursor of the answer before, to go on behind it.") @Size(max = 5000)
            Optional<String> cursor) {}

    @Tool(
            name = "nc_calendar_list_events",
            title = "List events",
            description =
                    "Lists what takes place in one calendar of the user's Nextcloud, or in all, within a range of dates, in the"
                            + " order of time; a series appears with each of its occurrences. Filters narrow it down. Each has"
                            + " calendar_name, uid and etag for the other event tools, times with their offset and zone, and a"
                            + " link. If next_cursor is there, ask again with it for more.",
            scopes = "calendar.read",
            apps = NextcloudApp.CALENDAR,
            calls = {
                "PROPFIND /remote.php/dav/calendars/{user}/",
                "REPORT /remote.php/dav/calendars/{user}/{calendar}/",
                "GET /ocs/v2.php/cloud/user"
            },
            annotations = @Tool.Annotations(readOnlyHint = true))
    public EventPage list(Input input, NextcloudClient nextcloud) {
        var position = CURSOR.position(input.cursor());
        var start = input.startDate().flatMap(text -> GivenTime.parse("start_date", text));
        var end = input.endDate().flatMap(text -> GivenTime.parse("end_date", text));
        var whereabouts = new Whereabouts(nextcloud, input.timezone());
        var name = input.calendarName().filter(given -> !given.isBlank());
        var calendars = new Calendars(nextcloud);
        var where = input.searchAllCalendars() || name.isEmpty()
                ? calendars.all("VEVENT")
                : List.of(calendars.named(name.get(), "VEVENT"));
        var zone = where.size() == 1 ? whereabouts.in(where.get(0)) : whereabouts.ofUser();
        var range = DateRange.of(start, end, USUAL, zone.orElse(CalendarZone.UTC), clock.instant());
        var filter = new EventFilter(
                input.titleContains().filter(text -> !text.isBlank()),
                input.locationContains().filter(text -> !text.isBlank()),
                input.categories().map(Categories::given).orElse(List.of()),
                input.status(),
                input.minAttendees(),
                input.minDurationMinutes());
        var search = new EventSearch(zone.orElse(CalendarZone.UTC), range.from(), range.to(), filter);
        var size = nextcloud.limits().entries(input.limit());
        var hits = search.page(calendars, where, position, size);
        return EventPage.of(hits, size, search, range, zone.orElse(CalendarZone.UTC), new Links(nextcloud), CURSOR);
    }
}
