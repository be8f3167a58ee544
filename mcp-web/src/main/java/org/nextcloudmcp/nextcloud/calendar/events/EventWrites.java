package org.nextcloudmcp.nextcloud.calendar.events;

import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.calendar.CalendarObject;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.Links;
import org.nextcloudmcp.nextcloud.calendar.Writing;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.tools.ToolAnswer;

/** What the tools answer that write events. */
final class EventWrites {

    private EventWrites() {}

    record Output(
            EventDetails event,

            @Description("What became of the arguments, where that is not plain.")
            Optional<List<String>> notes) {}

    static Writing writing(Calendars calendars) {
        return new Writing(calendars, "VEVENT", EventWrites::state);
    }

    /** In a sentence, for who lost a race. */
    private static String state(CalendarObject object) {
        return object.master("VEVENT")
                .map(event -> "Its title is “" + event.text("SUMMARY").orElse("") + "”, it begins at "
                        + event.line("DTSTART").map(line -> line.value()).orElse("?") + ".")
                .orElse("");
    }

    static ToolAnswer<Output> answer(
            CalendarObject object,
            CalendarZone whereFloating,
            List<String> notes,
            String verb,
            NextcloudClient client) {
        var details = details(object, whereFloating, client);
        var sentence = verb + " the event “" + details.title() + "”, " + details.start() + " to " + details.end() + "."
                + (notes.isEmpty() ? "" : " " + String.join(" ", notes));
        return ToolAnswer.of(new Output(details, notes.isEmpty() ? Optional.empty() : Optional.of(notes)), sentence);
    }

    static EventDetails details(CalendarObject object, CalendarZone whereFloating, NextcloudClient client) {
        return object.master("VEVENT")
                .map(event -> EventDetails.of(object, event, whereFloating, new Links(client)))
                .orElseThrow(() -> new IllegalStateException("found by its events"));
    }
}
