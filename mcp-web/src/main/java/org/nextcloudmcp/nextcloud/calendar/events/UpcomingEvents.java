package org.nextcloudmcp.nextcloud.calendar.events;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.Links;
import org.nextcloudmcp.nextcloud.calendar.Whereabouts;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_calendar_get_upcoming_events}: what takes place next. */
@Singleton
public class UpcomingEvents {

    private static final Cursor CURSOR = new Cursor("nc_calendar_get_upcoming_events");

    private final Clock clock;

    @Inject
    public UpcomingEvents(Clock clock) {
        this.clock = clock;
    }

    record Input(
            @ToolArg(description = "Only this calendar; left out, all of them.") @Size(max = 200)
            Optional<String> calendarName,

            @ToolArg(description = "How many days to look ahead.", defaultValue = "7") @Min(1) @Max(366)
            int daysAhead,

            @ToolArg(description = "How many occurrences to answer.", defaultValue = "10") @Min(1) @Max(200)
            int limit,

            @ToolArg(description = "next_cursor of the answer before, to go on behind it.") @Size(max = 5000)
            Optional<String> cursor) {}

    @Tool(
            name = "nc_calendar_get_upcoming_events",
            title = "Upcoming events",
            description =
                    "Answers what takes place next in the user's calendars, or in one of them: what is under way now and what"
                            + " begins within some days, in the order of time. For other ranges and for filters, use"
                            + " nc_calendar_list_events.",
            scopes = "calendar.read",
            apps = NextcloudApp.CALENDAR,
            calls = {
                "PROPFIND /remote.php/dav/calendars/{user}/",
                "REPORT /remote.php/dav/calendars/{user}/{calendar}/",
                "GET /ocs/v2.php/cloud/user"
            },
            annotations = @Tool.Annotations(readOnlyHint = true))
    public EventPage upcoming(Input input, NextcloudClient nextcloud) {
        var position = CURSOR.position(input.cursor());
        var calendars = new Calendars(nextcloud);
        var where = input.calendarName()
                .filter(given -> !given.isBlank())
                .map(given -> List.of(calendars.named(given, "VEVENT")))
                .orElseGet(() -> calendars.all("VEVENT"));
        var whereabouts = new Whereabouts(nextcloud, Optional.empty());
        var zone = (where.size() == 1 ? whereabouts.in(where.get(0)) : whereabouts.ofUser()).orElse(CalendarZone.UTC);
        var now = clock.instant();
        var to = zone.at(zone.local(now).plusDays(input.daysAhead())).toInstant();
        var range = new DateRange(now, to);
        var search = new EventSearch(zone, now, to, EventFilter.ALL);
        var size = nextcloud.limits().entries(input.limit());
        var hits = search.page(calendars, where, position, size);
        return EventPage.of(hits, size, search, range, zone, new Links(nextcloud), CURSOR);
    }
}
