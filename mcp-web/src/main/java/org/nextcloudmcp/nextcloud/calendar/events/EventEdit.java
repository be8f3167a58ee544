package org.nextcloudmcp.nextcloud.calendar.events;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.Attendees;
import org.nextcloudmcp.nextcloud.calendar.CalendarInfo;
import org.nextcloudmcp.nextcloud.calendar.Categories;
import org.nextcloudmcp.nextcloud.calendar.GivenTime;
import org.nextcloudmcp.nextcloud.calendar.Reminder;
import org.nextcloudmcp.nextcloud.calendar.Stamps;
import org.nextcloudmcp.nextcloud.calendar.Texts;
import org.nextcloudmcp.nextcloud.calendar.Whereabouts;
import org.nextcloudmcp.nextcloud.calendar.events.TimeChange.Times;
import org.nextcloudmcp.nextcloud.calendar.events.TimeChange.Zones;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.ContentLine;
import org.nextcloudmcp.nextcloud.calendar.ical.Expansion;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalTime;
import org.nextcloudmcp.nextcloud.calendar.ical.ZoneBook;

/** Applies a change to the file of an event: what the change does not name stays byte for byte. */
final class EventEdit {

    private static final int USUAL_MINUTES = 15;

    private final CalendarInfo calendar;
    private final Whereabouts whereabouts;
    private final Instant now;
    private final List<String> notes = new ArrayList<>();

    EventEdit(CalendarInfo calendar, Whereabouts whereabouts, Instant now) {
        this.calendar = calendar;
        this.whereabouts = whereabouts;
        this.now = now;
    }

    /** What the caller should know about what became of the change. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** The file of a new event. */
    IcalComponent created(String uid, EventChange change) {
        var event = Stamps.created("VEVENT", uid, now);
        var times = change.time().applied(Optional.empty(), zones(change), notes);
        var timed = event.with(times.start().line("DTSTART")).with(times.end().line("DTEND"));
        var ruled = change.recurrence()
                .applied(Optional.empty(), times.start())
                .map(rule -> timed.with(ContentLine.of("RRULE", rule)))
                .orElse(timed);
        return described(Stamps.file(plain(ruled, change)), times);
    }

    /**
     * The file of an event with the change.
     *
     * @param master the component of the file that is to be changed
     */
    IcalComponent changed(IcalComponent file, IcalComponent master, EventChange change) {
        var expansion = new Expansion(new ZoneBook(file), whereFloating());
        var start = expansion
                .start(master)
                .orElseThrow(() -> new RefusedException(
                        "The beginning of this event cannot be read.", "Nothing was written. Use another client."));
        var before = new Times(start, expansion.end(master, start));
        var series = new SeriesEdit(file, master, notes);
        var times = before;
        if (!change.time().isEmpty()) {
            var zones = zones(before, change);
            times = change.time().onClockOf(before, notes).applied(Optional.of(before), zones, notes);
            var rule = master.line("RRULE").map(ContentLine::value);
            var move = new SeriesMove(rule, before.start(), times.start(), whereFloating());
            series.retimed(move);
            if (!move.isNone() && change.recurrence().keepsRule()) {
                series.ruled(change.recurrence(), move.rule(change.recurrence().keepsEnd(), notes));
            }
            series.master(retimed(series.master(), before, times));
        }
        if (!change.recurrence().isEmpty() || !times.start().equals(before.start())) {
            var rule = series.master().line("RRULE").map(ContentLine::value);
            series.ruled(change.recurrence(), change.recurrence().applied(rule, times.start()));
        }
        var isOwn = series.master().line("ORGANIZER").isEmpty()
                || !Attendees.isInvitation(series.master(), whereabouts.user().email());
        if (!isOwn) {
            notes.add("Somebody else invited the user to this event: the change is in the user's own calendar only.");
        }
        series.master(Stamps.changed(plain(series.master(), change), now, isOwn));
        return change.time().isEmpty() ? series.file() : described(series.file(), times);
    }

    private CalendarZone whereFloating() {
        return whereabouts.named().or(calendar::zone).orElse(CalendarZone.UTC);
    }

    private Zones zones(Times before, EventChange change) {
        var own = whereabouts.named().or(before.start()::zone);
        var start = own.or(() -> zone(Optional.of(before.start()), change));
        var end = before.end().zone().filter(zone -> !zone.isUtc());
        return new Zones(start, whereabouts.named().or(() -> end).or(() -> start), own.isPresent());
    }

    /** A series that is given with an offset belongs into the zone that has it: in UTC it would move with summer time. */
    private Zones zones(EventChange change) {
        var start = change.time().start();
        var moment = start.flatMap(GivenTime::instant);
        var isSeries =
                change.recurrence().rule().filter(text -> !text.isBlank()).isPresent();
        if (!isSeries || moment.isEmpty() || whereabouts.named().isPresent()) {
            var zone = zone(Optional.empty(), change);
            return new Zones(zone, zone, whereabouts.named().isPresent());
        }
        var zone = whereabouts
                .in(calendar)
                .filter(there -> there.local(moment.get()).equals(start.get().local()));
        if (zone.isEmpty()) {
            notes.add(
                    "The series is kept in UTC, so on clocks with summer time it changes by an hour twice a year; pass"
                            + " timezone for a series that stays at its local time.");
        }
        return new Zones(zone, zone, zone.isPresent());
    }

    /** Asked for only if a time needs it. */
    private Optional<CalendarZone> zone(Optional<IcalTime> before, EventChange change) {
        var isLocal = change.time()
                .start()
                .or(change.time()::end)
                .filter(t -> t.instant().isEmpty() && !t.isDate());
        return isLocal.isPresent() && before.filter(t -> t.zone().isPresent()).isEmpty()
                ? whereabouts.in(calendar)
                : whereabouts.named();
    }

    private static IcalComponent retimed(IcalComponent master, Times before, Times now) {
        var started = now.start().equals(before.start())
                ? master
                : master.with(now.start().line("DTSTART"));
        // an end that the file does not name moves along by itself, and only then
        var isKept = master.line("DTEND").isPresent() ? now.end().equals(before.end()) : isAsLong(before, now);
        return isKept ? started : started.without("DURATION").with(now.end().line("DTEND"));
    }

    private static boolean isAsLong(Times before, Times now) {
        return now.start().isDate() == before.start().isDate()
                && now.end().equals(before.endAfter(now.start(), CalendarZone.UTC));
    }

    private static IcalComponent described(IcalComponent file, Times times) {
        return Stamps.describing(Stamps.describing(file, times.start()), times.end());
    }

    private IcalComponent plain(IcalComponent event, EventChange change) {
        var now = Texts.set(event, "SUMMARY", change.title());
        now = Texts.set(now, "DESCRIPTION", change.description());
        now = Texts.set(now, "LOCATION", change.location());
        if (change.description().isPresent()) {
            // the same text as HTML, which other clients would go on showing
            now = now.without("X-ALT-DESC");
        }
        if (change.location().isPresent()) {
            // where the old place is on the map
            now = now.without("X-APPLE-STRUCTURED-LOCATION").without("GEO");
        }
        if (change.categories().isPresent()) {
            now = Categories.set(now, change.categories().get());
        }
        if (change.status().isPresent()) {
            now = now.with(ContentLine.of("STATUS", change.status().get().name()));
        }
        if (change.priority().isPresent()) {
            now = now.with(ContentLine.of(
                    "PRIORITY", Integer.toString(change.priority().getAsInt())));
        }
        if (change.privacy().isPresent()) {
            now = now.with(ContentLine.of("CLASS", change.privacy().get().name()));
        }
        if (change.url().isPresent()) {
            now = url(now, change.url().get().strip());
        }
        if (change.color().isPresent()) {
            now = Texts.set(now, "COLOR", change.color().map(EventColor::name));
        }
        if (change.attendees().isPresent()) {
            var emails = Attendees.given(change.attendees().get());
            now = emails.isEmpty() ? now.without("ATTENDEE") : Attendees.set(now, emails, whereabouts.user());
        }
        return alarms(now, change.alarms());
    }

    private static IcalComponent url(IcalComponent event, String url) {
        if (url.isEmpty()) {
            return event.without("URL");
        }
        try {
            if (URI.create(url).isAbsolute()) {
                return event.with(ContentLine.of("URL", url));
            }
        } catch (IllegalArgumentException e) {
            // refused below
        }
        throw new RefusedException(
                "The argument url is no URL.", "Nothing was written. Give one such as https://host/path.");
    }

    private static IcalComponent alarms(IcalComponent event, EventChange.AlarmChange change) {
        var title = event.text("SUMMARY").orElse("");
        if (change.reminders().isPresent()) {
            return event.withComponents(
                    "VALARM",
                    change.reminders().get().stream()
                            .map(reminder -> reminder.component(title))
                            .toList());
        }
        if (change.minutes().isPresent() || change.email().orElse(false)) {
            return event.withComponents(
                    "VALARM", plainAlarms(change.minutes(), change.email().orElse(false), title));
        }
        if (change.email().isPresent()) {
            var others = event.components("VALARM").stream()
                    .filter(alarm -> !alarm.text("ACTION")
                            .orElse("")
                            .toUpperCase(Locale.ROOT)
                            .equals("EMAIL"))
                    .toList();
            return event.withComponents("VALARM", others);
        }
        return event;
    }

    private static List<IcalComponent> plainAlarms(OptionalInt minutes, boolean isMailed, String title) {
        var before = minutes.orElse(USUAL_MINUTES);
        var alarms = new ArrayList<IcalComponent>();
        alarms.add(Reminder.before(before, Reminder.Action.DISPLAY).component(title));
        if (isMailed) {
            alarms.add(Reminder.before(before, Reminder.Action.EMAIL).component(title));
        }
        return alarms;
    }
}
