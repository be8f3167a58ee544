package org.nextcloudmcp.auditing;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.List;
import org.nextcloudmcp.audit.AuditEvent;

/**
 * Events on their way into the database. It is bounded: a database that is away for long must not use up the memory.
 * The oldest events stay, because the first of a series tell more than the rest.
 */
@Singleton
class AuditQueue {

    /** Some megabytes; about a minute of the most that a node can serve. */
    static final int MOST = 20_000;

    private final ArrayDeque<AuditEvent> events = new ArrayDeque<>();
    private long lost;

    /** Takes an event, unless the queue is full: then it is counted as lost. */
    synchronized boolean add(AuditEvent event) {
        if (events.size() >= MOST) {
            lost++;
            return false;
        }
        return events.add(event);
    }

    /** The oldest events, which stay until they are {@link #written}. */
    synchronized List<AuditEvent> oldest(int most) {
        return events.stream().limit(most).toList();
    }

    /** So many of the oldest are in the database. */
    synchronized void written(int count) {
        for (var i = 0; i < count; i++) {
            events.removeFirst();
        }
    }

    /** How many found no room since the last question; asking sets it to zero. */
    synchronized long lostSinceAsked() {
        var since = lost;
        lost = 0;
        return since;
    }

    synchronized int size() {
        return events.size();
    }
}
