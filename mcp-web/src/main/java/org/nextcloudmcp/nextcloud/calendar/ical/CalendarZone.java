package org.nextcloudmcp.nextcloud.calendar.ical;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.Set;

/**
 * A time zone: one that Java knows, or one that a file describes by itself.
 *
 * @param id as the file or the caller names it
 * @param rules what the clocks there do
 */
public record CalendarZone(String id, ZoneRules rules) {

    public static final CalendarZone UTC = new CalendarZone("UTC", ZoneOffset.UTC.getRules());

    private static final Set<String> IANA = ZoneId.getAvailableZoneIds();

    /** The zone of the IANA database with this name; empty if there is none. */
    public static Optional<CalendarZone> iana(String name) {
        if (name.equals("UTC") || name.equals("Etc/UTC") || name.equals("GMT")) {
            return Optional.of(UTC);
        }
        if (!IANA.contains(name) || name.startsWith("SystemV/")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CalendarZone(name, ZoneId.of(name).getRules()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public boolean isUtc() {
        return this.equals(UTC);
    }

    /**
     * What a clock there means. A time that a change to summer time leaves out counts by the offset before the change; of
     * a time that happens twice, the first is meant (RFC 5545 section 3.3.5).
     */
    public OffsetDateTime at(LocalDateTime local) {
        var transition = rules.getTransition(local);
        if (transition == null) {
            return OffsetDateTime.of(local, rules.getOffset(local));
        }
        var before = OffsetDateTime.of(local, transition.getOffsetBefore());
        return transition.isGap() ? before.withOffsetSameInstant(transition.getOffsetAfter()) : before;
    }

    public LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    }

    public boolean isGap(LocalDateTime local) {
        var transition = rules.getTransition(local);
        return transition != null && transition.isGap();
    }

    public boolean isOverlap(LocalDateTime local) {
        var transition = rules.getTransition(local);
        return transition != null && transition.isOverlap();
    }
}
