package org.nextcloudmcp.nextcloud.calendar;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalReader;
import org.nextcloudmcp.nextcloud.calendar.ical.MalformedIcalException;
import org.nextcloudmcp.nextcloud.calendar.ical.ZoneBook;
import org.nextcloudmcp.nextcloud.dav.DavElement;
import org.nextcloudmcp.nextcloud.dav.DavResource;
import org.nextcloudmcp.nextcloud.dav.Multistatus;

/**
 * One of the user's calendars.
 *
 * @param name the last segment of its path: what identifies it
 * @param path of requests, percent-encoded, with a slash at its end
 * @param displayName what people call it
 * @param components what it may hold, such as VEVENT; all kinds if Nextcloud does not say
 * @param color {@code #RRGGBB}
 * @param writable whether the user may add, change and delete what is in it
 * @param owner the id of the user it belongs to
 * @param ownerName what people call that user
 * @param zone the time zone that was set for it
 */
public record CalendarInfo(
        String name,
        String path,
        String displayName,
        Set<String> components,
        Optional<String> color,
        Optional<String> description,
        boolean writable,
        Optional<String> owner,
        Optional<String> ownerName,
        Optional<CalendarZone> zone) {

    private static final String PRINCIPAL = "principals/users/";

    static CalendarInfo of(String name, String path, DavResource resource) {
        return new CalendarInfo(
                name,
                path,
                resource.text(Multistatus.DAV, "displayname").orElse(name),
                components(resource),
                resource.text(CalendarXml.APPLE, "calendar-color"),
                resource.text(CalendarXml.CALDAV, "calendar-description"),
                isWritable(resource),
                resource.text(CalendarXml.OWNCLOUD, "owner-principal")
                        .filter(principal -> principal.startsWith(PRINCIPAL))
                        .map(principal -> principal.substring(PRINCIPAL.length())),
                resource.text(CalendarXml.NEXTCLOUD, "owner-displayname"),
                resource.text(CalendarXml.CALDAV, "calendar-timezone").flatMap(CalendarInfo::zone));
    }

    public boolean takes(String component) {
        return components.isEmpty() || components.contains(component);
    }

    private static Set<String> components(DavResource resource) {
        var components = new TreeSet<String>();
        for (var element : resource.elements(CalendarXml.CALDAV, "supported-calendar-component-set")) {
            element.attribute("name").ifPresent(components::add);
        }
        return components;
    }

    /** The birthday calendar, for example, lets its properties be written and nothing else. */
    private static boolean isWritable(DavResource resource) {
        var privileges = resource.elements(Multistatus.DAV, "current-user-privilege-set");
        return privileges.isEmpty()
                || privileges.stream().anyMatch(p -> isPrivilege(p, "write-content") || isPrivilege(p, "all"));
    }

    private static boolean isPrivilege(DavElement element, String name) {
        return element.is(Multistatus.DAV, name);
    }

    private static Optional<CalendarZone> zone(String calendar) {
        try {
            return new ZoneBook(IcalReader.read(calendar.strip())).first();
        } catch (MalformedIcalException e) {
            // Some clients set the bare name of a zone.
            return CalendarZone.iana(calendar.strip());
        }
    }
}
