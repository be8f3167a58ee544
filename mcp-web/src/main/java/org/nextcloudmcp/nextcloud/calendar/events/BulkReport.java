package org.nextcloudmcp.nextcloud.calendar.events;

import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.calendar.CalendarObject;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.Expansion;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalTime;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.tools.ToolAnswer;

/** What became of each of many events. */
record BulkReport(
        BulkOperations.Operation operation,
        List<Item> items,
        int done,
        int failed,

        @Description("Whether more events fit the filters: they were not touched.")
        boolean more) {

    enum Outcome {
        DONE,
        FAILED,
        WOULD_BE_DONE
    }

    /** One event. */
    record Item(
            String calendarName,
            String uid,
            String title,
            String start,

            @Description("Whether it is a series: all its occurrences are meant.")
            boolean series,

            Outcome outcome,
            @Description("Why it failed.") Optional<String> problem) {

        static Item of(CalendarObject event, Outcome outcome, Optional<String> problem) {
            var master = event.master("VEVENT").orElseThrow();
            var start = new Expansion(event.zones(), CalendarZone.UTC).start(master);
            return new Item(
                    event.calendar().name(),
                    event.uid(),
                    master.text("SUMMARY").orElse(""),
                    start.map(IcalTime::text).orElse(""),
                    master.line("RRULE").isPresent(),
                    outcome,
                    problem);
        }
    }

    static ToolAnswer<BulkReport> of(
            BulkOperations.Operation operation, boolean isDry, List<Item> items, boolean isMore) {
        var done = count(items, Outcome.DONE);
        var failed = count(items, Outcome.FAILED);
        var sentence = isDry
                ? items.size() + " events are meant; nothing was changed."
                : done + " events done, " + failed + " failed.";
        return ToolAnswer.of(
                new BulkReport(operation, items, done, failed, isMore),
                sentence + (isMore ? " More fit the filters: call again for them, or narrow the filters." : ""));
    }

    private static int count(List<Item> items, Outcome outcome) {
        return (int) items.stream().filter(item -> item.outcome() == outcome).count();
    }
}
