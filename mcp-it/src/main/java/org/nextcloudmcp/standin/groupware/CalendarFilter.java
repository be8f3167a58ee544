package org.nextcloudmcp.standin.groupware;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.nextcloudmcp.standin.dav.Xml;
import org.w3c.dom.Element;

/** The filter of a calendar-query (RFC 4791 section 9.7). */
record CalendarFilter(Element report) {
    CalendarFilter {
        // what is wrong with a range is found whether or not there is anything to look at
        Xml.all(report, Ns.CALDAV, "time-range").forEach(CalendarFilter::from);
    }

    boolean matches(ContentTree calendar) {
        return Xml.children(report).stream()
                .filter(one -> one.getLocalName().equals("filter"))
                .flatMap(filter -> Xml.children(filter).stream())
                .flatMap(root -> Xml.children(root).stream())
                .allMatch(component -> component(component, calendar));
    }

    private static boolean component(Element filter, ContentTree calendar) {
        List<ContentTree> found = calendar.children.stream()
                .filter(one -> one.name.equals(filter.getAttribute("name")))
                .toList();
        List<Element> conditions = Xml.children(filter);
        if (conditions.stream().anyMatch(one -> one.getLocalName().equals("is-not-defined"))) {
            return found.isEmpty();
        }
        Optional<Element> range = conditions.stream()
                .filter(one -> one.getLocalName().equals("time-range"))
                .findFirst();
        if (range.isPresent() && !inRange(filter, calendar, found, range.get())) {
            return false;
        }
        return found.stream()
                .anyMatch(one -> conditions.stream()
                        .filter(condition -> condition.getLocalName().equals("prop-filter"))
                        .allMatch(condition -> property(condition, one)));
    }

    private static boolean inRange(Element filter, ContentTree calendar, List<ContentTree> found, Element range) {
        boolean undated = filter.getAttribute("name").equals("VTODO")
                && found.stream()
                        .anyMatch(one -> one.first("DTSTART").isEmpty()
                                && one.first("DUE").isEmpty());
        return undated
                || !Instances.of(calendar, filter.getAttribute("name"), from(range), to(range))
                        .isEmpty();
    }

    private static Instant from(Element range) {
        Instant from = range.getAttribute("start").isEmpty() ? Instant.MIN : Times.ofQuery(range.getAttribute("start"));
        if (!to(range).isAfter(from)) {
            throw new DavRefused(DavError.sabre(400, "BadRequest", "The end-date must be larger than the start-date"));
        }
        return from;
    }

    private static Instant to(Element range) {
        // without an end, rules without one would have none either
        return range.getAttribute("end").isEmpty()
                ? Instant.parse("2100-01-01T00:00:00Z")
                : Times.ofQuery(range.getAttribute("end"));
    }

    private static boolean property(Element filter, ContentTree component) {
        List<ContentTree.Line> lines =
                component.all(filter.getAttribute("name")).toList();
        List<Element> conditions = Xml.children(filter);
        if (conditions.stream().anyMatch(one -> one.getLocalName().equals("is-not-defined"))) {
            return lines.isEmpty();
        }
        return lines.stream()
                .anyMatch(line -> conditions.stream().allMatch(condition -> switch (condition.getLocalName()) {
                    case "text-match" -> TextMatch.of(condition).matches(line.text());
                    case "time-range" -> {
                        Instant at = Times.of(line).instant();
                        yield !at.isBefore(from(condition)) && at.isBefore(to(condition));
                    }
                    default -> true;
                }));
    }
}
