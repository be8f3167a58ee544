package org.nextcloudmcp.nextcloud.calendar.events;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.Attendees;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.GivenTime;
import org.nextcloudmcp.nextcloud.calendar.NewUid;
import org.nextcloudmcp.nextcloud.calendar.Whereabouts;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_calendar_find_availability}: when the user and others have time. */
@Singleton
public class FindAvailability {

    private static final Period USUAL = Period.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(92);
    private static final int MOST = 50;

    private final Clock clock;
    private final NewUid uids;

    @Inject
    public FindAvailability(Clock clock, NewUid uids) {
        this.clock = clock;
        this.uids = uids;
    }

    record Input(
            @ToolArg(description = "How long the meeting takes.") @Min(1) @Max(1440)
            int durationMinutes,

            @ToolArg(
                    description =
                            "E-mail addresses of those who have to have time beside the user, with commas between.")
            @Size(max = 5000)
            Optional<String> attendees,

            @ToolArg(description = "From this day on, such as 2026-12-01. Default: now.") @Size(max = 40)
            Optional<String> dateRangeStart,

            @ToolArg(
                    description =
                            "To the end of this day; at most three months later. Default: a week after the start.")
            @Size(max = 40)
            Optional<String> dateRangeEnd,

            @ToolArg(description = "Only between 09:00 and 17:00.", defaultValue = "true")
            boolean businessHoursOnly,

            @ToolArg(description = "Not on Saturdays and Sundays.", defaultValue = "true")
            boolean excludeWeekends,

            @ToolArg(description = "Times of the day that suit best, such as 09:00-12:00,14:00-17:00.") @Size(max = 200)
            Optional<String> preferredTimes,

            @ToolArg(
                    description =
                            "IANA time zone of all these times, such as Europe/Berlin. Default: the one set in Nextcloud, otherwise UTC.")
            @Size(max = 100)
            Optional<String> timezone) {}

    record Slot(
            OffsetDateTime start,

            @Description("The end of the free time: the meeting may begin later than start.")
            OffsetDateTime end,

            int minutes) {}

    record Output(
            List<Slot> slots,

            @Description("Whether there are more free times behind these.")
            boolean truncated,

            String timeZone,

            @Description("Whose time is known beside the user's.")
            List<String> considered,

            @Description("Of whom Nextcloud does not know whether they have time.")
            List<String> unknown) {}

    @Tool(
            name = "nc_calendar_find_availability",
            title = "Find free time",
            description =
                    "Finds stretches of time, at least as long as asked for, in which the user has no event and the attendees"
                            + " are not busy. The user's own calendars count with all occurrences of series; events that are"
                            + " marked as free, cancelled or declined do not. Of attendees, Nextcloud tells only when they are"
                            + " busy, and only of its own users: others are named in unknown. Use nc_calendar_create_meeting"
                            + " with a start within a slot.",
            scopes = "calendar.read",
            apps = NextcloudApp.CALENDAR,
            calls = {
                "GET /ocs/v2.php/cloud/user",
                "PROPFIND /remote.php/dav/calendars/{user}/",
                "REPORT /remote.php/dav/calendars/{user}/{calendar}/",
                "POST /remote.php/dav/calendars/{user}/outbox/"
            },
            annotations = @Tool.Annotations(readOnlyHint = true))
    public ToolAnswer<Output> find(Input input, NextcloudClient nextcloud) {
        var emails = Attendees.given(input.attendees().orElse(""));
        var start = input.dateRangeStart().flatMap(text -> GivenTime.parse("date_range_start", text));
        var end = input.dateRangeEnd().flatMap(text -> GivenTime.parse("date_range_end", text));
        var usual = DayTimes.of(input.businessHoursOnly(), !input.excludeWeekends());
        var preferred = input.preferredTimes().filter(text -> !text.isBlank()).map(usual::preferring);
        var whereabouts = new Whereabouts(nextcloud, input.timezone());
        var zone = whereabouts.ofUser().orElse(CalendarZone.UTC);
        var range = range(DateRange.of(start, end, USUAL, zone, clock.instant()));
        var calendars = new Calendars(nextcloud);
        var freeBusy = new FreeBusy(calendars, whereabouts.user());
        var others = freeBusy.others(emails, range, uids.next(), clock.instant());
        var busy = new ArrayList<>(freeBusy.own(zone, range));
        busy.addAll(others.busy());
        var length = Duration.ofMinutes(input.durationMinutes());
        var found = slots(preferred.orElse(usual), range, zone, busy, length);
        var isOtherwise = found.isEmpty() && preferred.isPresent();
        var slots = isOtherwise ? slots(usual, range, zone, busy, length) : found;
        return ToolAnswer.of(
                new Output(
                        slots.size() > MOST ? slots.subList(0, MOST) : slots,
                        slots.size() > MOST,
                        zone.id(),
                        others.known(),
                        others.unknown()),
                sentence(slots.size(), isOtherwise, zone, others.unknown()));
    }

    /** What is over is not free any more. */
    private DateRange range(DateRange asked) {
        var now = clock.instant();
        if (!asked.to().isAfter(now)) {
            throw new RefusedException("The range is over.", "Ask for days to come.");
        }
        var range = new DateRange(asked.from().isBefore(now) ? now : asked.from(), asked.to());
        if (Duration.between(range.from(), range.to()).compareTo(LONGEST) > 0) {
            throw new RefusedException("The range is longer than three months.", "Ask for a shorter one.");
        }
        return range;
    }

    private static List<Slot> slots(
            DayTimes times, DateRange range, CalendarZone zone, List<BusyTime> busy, Duration length) {
        return times.in(range, zone).stream()
                .flatMap(within -> BusyTime.free(within, busy).stream())
                .filter(free -> Duration.between(free.from(), free.to()).compareTo(length) >= 0)
                .map(free -> new Slot(
                        free.from().atOffset(zone.rules().getOffset(free.from())),
                        free.to().atOffset(zone.rules().getOffset(free.to())),
                        (int) Duration.between(free.from(), free.to()).toMinutes()))
                .toList();
    }

    private static String sentence(int slots, boolean isOtherwise, CalendarZone zone, List<String> unknown) {
        return (slots == 0 ? "There is no such time." : "Found " + slots + " free times, in " + zone.id() + ".")
                + (isOtherwise && slots > 0 ? " None is within preferred_times." : "")
                + (unknown.isEmpty() ? "" : " Nothing is known about " + String.join(", ", unknown) + ".");
    }
}
