package org.nextcloudmcp.broker;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.nextcloudmcp.oauth.Subject;

/**
 * Counts what was dropped from a cache, so that what was read before a drop is not put after it. Subjects share a fixed
 * number of counters: a drop of one may keep a few others from being put, which costs a reading and nothing else.
 */
final class CacheDrops {

    private static final int COUNTERS = 1024;

    private final AtomicLongArray ofSubjects = new AtomicLongArray(COUNTERS);
    private final AtomicLong ofAll = new AtomicLong();

    /** A moment before the grant was read. */
    record Stamp(long ofSubject, long ofAll) {}

    Stamp stamp(Subject subject) {
        return new Stamp(ofSubjects.get(counter(subject)), ofAll.get());
    }

    boolean noneSince(Stamp stamp, Subject subject) {
        return stamp.equals(stamp(subject));
    }

    void note(Subject subject) {
        ofSubjects.incrementAndGet(counter(subject));
    }

    void noteAll() {
        ofAll.incrementAndGet();
    }

    private static int counter(Subject subject) {
        return Math.floorMod(subject.hashCode(), COUNTERS);
    }
}
