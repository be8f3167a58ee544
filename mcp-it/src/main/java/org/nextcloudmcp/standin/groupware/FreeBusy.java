package org.nextcloudmcp.standin.groupware;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** When somebody is busy (RFC 4791 section 7.10). */
record FreeBusy(Instant now, Instant from, Instant to) {
    /**
     * A VCALENDAR with a VFREEBUSY.
     *
     * @param more lines at its end
     */
    ContentTree calendar(Collection<ObjectCollection> calendars, List<ContentTree.Line> more) {
        ContentTree calendar = Expansion.empty();
        ContentTree busy = new ContentTree("VFREEBUSY");
        busy.lines.add(line("DTSTART", Times.UTC.format(from)));
        busy.lines.add(line("DTEND", Times.UTC.format(to)));
        busy.lines.add(line("DTSTAMP", Times.UTC.format(now)));
        calendars.stream()
                .flatMap(one -> one.byName().stream())
                .flatMap(object -> Instances.of(object.tree(), "VEVENT", from, to).stream())
                .filter(FreeBusy::counts)
                .map(instance -> Times.UTC.format(instance.start().instant()) + "/" + Times.UTC.format(instance.end()))
                .sorted()
                .distinct()
                .forEach(period -> busy.lines.add(line("FREEBUSY", period)));
        busy.lines.addAll(more);
        calendar.children.add(busy);
        return calendar;
    }

    private static boolean counts(Instances instance) {
        return !instance.component().value("TRANSP").equals("TRANSPARENT")
                && !instance.component().value("STATUS").equals("CANCELLED")
                && instance.end().isAfter(instance.start().instant());
    }

    static ContentTree.Line line(String name, String value) {
        return new ContentTree.Line(name, "", value);
    }
}
