package org.nextcloudmcp.standin.groupware;

import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.standin.dav.Xml;
import org.w3c.dom.Element;

/** The text of an object as a report wants it: as it is, or each time by itself in UTC (RFC 4791 section 9.6.5). */
final class Expansion {
    private static final Set<String> OF_MASTERS = Set.of("RRULE", "RDATE", "EXDATE", "EXRULE");

    private Expansion() {}

    static ContentTree empty() {
        ContentTree calendar = new ContentTree("VCALENDAR");
        calendar.lines.add(FreeBusy.line("VERSION", "2.0"));
        calendar.lines.add(FreeBusy.line("PRODID", "-//Sabre//Sabre VObject 4.5.6//EN"));
        calendar.lines.add(FreeBusy.line("CALSCALE", "GREGORIAN"));
        return calendar;
    }

    static String of(StoredObject object, Element data) {
        Optional<Element> expand = Xml.all(data, Ns.CALDAV, "expand").stream().findFirst();
        if (expand.isEmpty()) {
            return object.text();
        }
        ContentTree tree = object.tree();
        ContentTree expanded = empty();
        Instances.of(
                        tree,
                        tree.components().get(0).name,
                        Times.ofQuery(expand.get().getAttribute("start")),
                        Times.ofQuery(expand.get().getAttribute("end")))
                .forEach(instance -> expanded.children.add(instance(instance)));
        return expanded.written(ContentTree.lineEnd(object.text()));
    }

    private static ContentTree instance(Instances instance) {
        ContentTree component = new ContentTree(instance.component().name);
        boolean exception = instance.component().first("RECURRENCE-ID").isPresent();
        for (ContentTree.Line line : instance.component().lines) {
            if (OF_MASTERS.contains(line.name())) {
                continue;
            }
            component.lines.add(
                    switch (line.name()) {
                        case "DTSTART" -> instance.start().line("DTSTART");
                        case "RECURRENCE-ID" -> Times.of(line).line("RECURRENCE-ID");
                        case "DTEND", "DUE" ->
                            instance.start()
                                    .at(java.time.LocalDateTime.ofInstant(
                                            instance.end(), instance.start().zone()))
                                    .line(line.name());
                        default -> line;
                    });
        }
        if (!exception) {
            instance.recurrence().ifPresent(id -> component.lines.add(id.line("RECURRENCE-ID")));
        }
        component.children.addAll(instance.component().children);
        return component;
    }
}
