package org.nextcloudmcp.nextcloud.calendar.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time.
 *
 * @param from inclusive
 * @param to exclusive
 */
record BusyTime(Instant from, Instant to) {

    /** What is left of a stretch when others are taken away; ascending. */
    static List<BusyTime> free(BusyTime within, List<BusyTime> busy) {
        var free = new ArrayList<BusyTime>();
        var at = within.from;
        var sorted = busy.stream().sorted(Comparator.comparing(BusyTime::from)).toList();
        for (var taken : sorted) {
            if (!taken.to.isAfter(at)) {
                continue;
            }
            if (!taken.from.isBefore(within.to)) {
                break;
            }
            if (taken.from.isAfter(at)) {
                free.add(new BusyTime(at, taken.from));
            }
            at = taken.to;
        }
        if (at.isBefore(within.to)) {
            free.add(new BusyTime(at, within.to));
        }
        return free;
    }

    /** What both have in common; nothing if it is empty. */
    static List<BusyTime> common(BusyTime a, BusyTime b) {
        var from = a.from.isAfter(b.from) ? a.from : b.from;
        var to = a.to.isBefore(b.to) ? a.to : b.to;
        return from.isBefore(to) ? List.of(new BusyTime(from, to)) : List.of();
    }
}
