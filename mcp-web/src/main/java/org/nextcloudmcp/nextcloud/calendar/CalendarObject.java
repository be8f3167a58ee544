package org.nextcloudmcp.nextcloud.calendar;

import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.ZoneBook;

/**
 * One object of a calendar: an event with its exceptions, or a task (RFC 4791 section 4.1).
 *
 * @param calendar where it is
 * @param path of requests; its last segment may be anything, not only its UID
 * @param etag of what was read
 * @param file the VCALENDAR
 * @param zones what the names of zones mean in it
 */
public record CalendarObject(CalendarInfo calendar, String path, EntityTag etag, IcalComponent file, ZoneBook zones) {

    /** The master and the exceptions. */
    public List<IcalComponent> components(String kind) {
        return file.components(kind);
    }

    /** What describes all of a series; of an invitation to some of its days, the first of these. */
    public Optional<IcalComponent> master(String kind) {
        var all = components(kind);
        return all.stream()
                .filter(component -> component.line("RECURRENCE-ID").isEmpty())
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    public String uid() {
        return file.components()
                .filter(component -> !component.is("VTIMEZONE"))
                .flatMap(component -> component.text("UID").stream())
                .findFirst()
                .orElse("");
    }
}
