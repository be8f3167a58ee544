package org.nextcloudmcp.nextcloud.calendar.ical;

import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the names of time zones in one file mean. A name of the IANA database counts as that zone, whose rules are kept up
 * to date; any other name means what the file says about it.
 */
public final class ZoneBook {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_DESCRIBED = 20;

    private final IcalComponent calendar;
    private final Map<String, Optional<CalendarZone>> known = new HashMap<>();
    private final Map<IcalComponent, Optional<ZoneRules>> described;

    public ZoneBook(IcalComponent calendar) {
        this(calendar, new HashMap<>());
    }

    /**
     * A book that works out again no description which another file of the same listing had word for word: invitations of
     * Outlook all carry one.
     *
     * @param described what was worked out so far, to which this book adds
     */
    public ZoneBook(IcalComponent calendar, Map<IcalComponent, Optional<ZoneRules>> described) {
        this.calendar = calendar;
        this.described = described;
    }

    /** The zone that a file calls so; empty if it is not explained, so that its times count as floating. */
    public Optional<CalendarZone> zone(String id) {
        return known.computeIfAbsent(id, this::find);
    }

    /** The zone that a file describes first: a VCALENDAR that describes a calendar's own zone has only one. */
    public Optional<CalendarZone> first() {
        return calendar.components("VTIMEZONE").stream()
                .flatMap(zone -> zone.text("TZID").stream())
                .findFirst()
                .flatMap(this::zone);
    }

    private Optional<CalendarZone> find(String id) {
        if (id.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        var own = calendar.components("VTIMEZONE").stream()
                .filter(zone -> zone.text("TZID").filter(id::equals).isPresent())
                .findFirst();
        return iana(id).or(
                        () -> own.flatMap(zone -> zone.text("X-LIC-LOCATION")).flatMap(CalendarZone::iana))
                .map(zone -> zone.isUtc() ? zone : new CalendarZone(id, zone.rules()))
                .or(() -> own.flatMap(zone -> rules(zone).map(rules -> new CalendarZone(id, rules))));
    }

    private Optional<ZoneRules> rules(IcalComponent zone) {
        if (described.size() >= MOST_DESCRIBED) {
            described.clear();
        }
        return described.computeIfAbsent(zone, DescribedZone::rules);
    }

    /** Some clients put a path before the name: {@code /example.org/20190704_1/Europe/Berlin}. */
    private static Optional<CalendarZone> iana(String id) {
        var name = id;
        while (true) {
            var zone = CalendarZone.iana(name);
            var slash = name.indexOf('/');
            if (zone.isPresent() || slash < 0 || !id.startsWith("/")) {
                return zone;
            }
            name = name.substring(slash + 1);
        }
    }
}
