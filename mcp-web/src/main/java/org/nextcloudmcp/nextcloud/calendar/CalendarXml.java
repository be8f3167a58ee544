package org.nextcloudmcp.nextcloud.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nextcloudmcp.nextcloud.dav.XmlText;

/** The bodies of CalDAV requests (RFC 4791 sections 5.3.1, 7.8 and 9). */
public final class CalendarXml {

    static final String CALDAV = "urn:ietf:params:xml:ns:caldav";
    static final String OWNCLOUD = "http://owncloud.org/ns";
    static final String APPLE = "http://apple.com/ns/ical/";

    /** Not the one of the files: calendars have their own. */
    static final String NEXTCLOUD = "http://nextcloud.com/ns";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final String NAMESPACES = " xmlns:d=\"DAV:\" xmlns:c=\"" + CALDAV + "\" xmlns:oc=\"" + OWNCLOUD
            + "\" xmlns:nc=\"" + NEXTCLOUD + "\" xmlns:ic=\"" + APPLE + "\"";

    static final String CALENDARS = "<?xml version=\"1.0\"?>\n<d:propfind" + NAMESPACES + "><d:prop><d:resourcetype/>"
            + "<d:displayname/><ic:calendar-color/><c:calendar-description/><c:calendar-timezone/>"
            + "<c:supported-calendar-component-set/><d:current-user-privilege-set/><oc:owner-principal/>"
            + "<nc:owner-displayname/></d:prop></d:propfind>";

    private CalendarXml() {}

    /** All objects that have such a component. */
    public static String all(String component) {
        return query(component, "");
    }

    /** The object with this UID. */
    public static String withUid(String component, String uid) {
        return query(
                component,
                "<c:prop-filter name=\"UID\"><c:text-match collation=\"i;octet\" match-type=\"equals\">"
                        + XmlText.escape(uid) + "</c:text-match></c:prop-filter>");
    }

    /** Objects that touch a time; of recurring ones, the whole object. Another form than this one is a 500. */
    public static String within(String component, Instant from, Instant to) {
        return query(component, "<c:time-range start=\"" + UTC.format(from) + "\" end=\"" + UTC.format(to) + "\"/>");
    }

    private static String query(String component, String filter) {
        return "<?xml version=\"1.0\"?>\n<c:calendar-query" + NAMESPACES
                + "><d:prop><d:getetag/><c:calendar-data/></d:prop><c:filter><c:comp-filter name=\"VCALENDAR\">"
                + "<c:comp-filter name=\"" + component + "\">" + filter
                + "</c:comp-filter></c:comp-filter></c:filter></c:calendar-query>";
    }

    /** A new calendar for events and tasks. */
    public static String make(CalendarLook look) {
        return "<?xml version=\"1.0\"?>\n<c:mkcalendar" + NAMESPACES + "><d:set><d:prop>" + properties(look)
                + "<c:supported-calendar-component-set><c:comp name=\"VEVENT\"/><c:comp name=\"VTODO\"/>"
                + "</c:supported-calendar-component-set></d:prop></d:set></c:mkcalendar>";
    }

    public static String change(CalendarLook look) {
        return "<?xml version=\"1.0\"?>\n<d:propertyupdate" + NAMESPACES + "><d:set><d:prop>" + properties(look)
                + "</d:prop></d:set></d:propertyupdate>";
    }

    private static String properties(CalendarLook look) {
        return Map.of(
                        "d:displayname", look.displayName(),
                        "c:calendar-description", look.description(),
                        "ic:calendar-color", look.color())
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(property -> element(property.getKey(), property.getValue()))
                .collect(Collectors.joining());
    }

    private static String element(String name, Optional<String> text) {
        return text.map(value -> "<" + name + ">" + XmlText.escape(value) + "</" + name + ">")
                .orElse("");
    }
}
