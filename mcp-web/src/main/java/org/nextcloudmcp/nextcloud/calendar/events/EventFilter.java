package org.nextcloudmcp.nextcloud.calendar.events;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.nextcloud.calendar.Categories;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.Occurrence;

/**
 * Which events are meant. The server's own text-match is blind to properties that an event does not have, so all of this
 * is done here.
 *
 * @param categories any of them; none for all events
 */
record EventFilter(
        Optional<String> title,
        Optional<String> location,
        List<String> categories,
        Optional<EventStatus> status,
        OptionalInt minAttendees,
        OptionalInt minMinutes) {

    static final EventFilter ALL = new EventFilter(
            Optional.empty(), Optional.empty(), List.of(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

    boolean isEmpty() {
        return equals(ALL);
    }

    /** Whether an occurrence is meant. */
    boolean matches(Occurrence occurrence, CalendarZone whereFloating) {
        if (!matches(occurrence.component())) {
            return false;
        }
        var length = Duration.between(
                occurrence.start().instant(whereFloating), occurrence.end().instant(whereFloating));
        return minMinutes.isEmpty() || length.toMinutes() >= minMinutes.getAsInt();
    }

    /** The same, but for the length. */
    boolean matches(IcalComponent event) {
        return contains(event.text("SUMMARY"), title)
                && contains(event.text("LOCATION"), location)
                && (categories.isEmpty() || Categories.hasOneOf(event, categories))
                && (status.isEmpty() || EventStatus.of(event) == status.get())
                && (minAttendees.isEmpty() || event.lines("ATTENDEE").size() >= minAttendees.getAsInt());
    }

    private static boolean contains(Optional<String> text, Optional<String> wanted) {
        return wanted.isEmpty()
                || text.filter(t -> plain(t).contains(plain(wanted.get()))).isPresent();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
