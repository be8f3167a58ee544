package org.nextcloudmcp.nextcloud.calendar;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.nextcloudmcp.nextcloud.calendar.ical.ContentLine;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalTime;
import org.nextcloudmcp.nextcloud.calendar.ical.ZoneDescription;

/** What every version of an object carries (RFC 5545 section 3.8.7), and the zones its times are in. */
public final class Stamps {

    private static final String PRODUCT = "-//Nextcloud MCP Broker//EN";

    private Stamps() {}

    /** A new component with its UID. */
    public static IcalComponent created(String kind, String uid, Instant now) {
        var time = IcalTime.utc(now.truncatedTo(ChronoUnit.SECONDS)).value();
        return IcalComponent.of(
                kind,
                ContentLine.text("UID", uid),
                ContentLine.of("DTSTAMP", time),
                ContentLine.of("CREATED", time),
                ContentLine.of("LAST-MODIFIED", time),
                ContentLine.of("SEQUENCE", "0"));
    }

    /**
     * The next version.
     *
     * @param counts whether SEQUENCE goes up, which is the organiser's alone (RFC 5546 section 2.1.4)
     */
    public static IcalComponent changed(IcalComponent component, Instant now, boolean counts) {
        var time = IcalTime.utc(now.truncatedTo(ChronoUnit.SECONDS)).value();
        var stamped = component.with(ContentLine.of("DTSTAMP", time)).with(ContentLine.of("LAST-MODIFIED", time));
        if (!counts) {
            return stamped;
        }
        var sequence = component
                .line("SEQUENCE")
                .map(line -> line.value().strip())
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(0L);
        return stamped.with(ContentLine.of("SEQUENCE", Long.toString(sequence + 1)));
    }

    /** A file with one component. */
    public static IcalComponent file(IcalComponent component) {
        return IcalComponent.of(
                "VCALENDAR",
                ContentLine.of("VERSION", "2.0"),
                ContentLine.of("PRODID", PRODUCT),
                ContentLine.of("CALSCALE", "GREGORIAN"),
                component);
    }

    /** With a description of this time's zone, unless the file has one of that name. */
    public static IcalComponent describing(IcalComponent file, IcalTime time) {
        if (time.zone().isEmpty() || time.zone().get().isUtc()) {
            return file;
        }
        var zone = time.zone().get();
        var isDescribed = file.components("VTIMEZONE").stream()
                .anyMatch(described ->
                        described.text("TZID").filter(zone.id()::equals).isPresent());
        return isDescribed ? file : file.withFirst(ZoneDescription.of(zone, time.local()));
    }
}
