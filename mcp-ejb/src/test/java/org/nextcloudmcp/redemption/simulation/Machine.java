package org.nextcloudmcp.redemption.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.nextcloudmcp.storage.NodeId;

/** A computer with a disk, which outlives the lives of the server on it. */
final class Machine {

    /** Away for longer than this, a node is taken for gone, and others go on without what it may hold. */
    private static final Duration GONE = Duration.ofSeconds(110);

    final String name;
    NodeId id;
    /** How wrong its clock is. */
    final Duration skew;

    Disk disk = new Disk();
    Optional<Life> life = Optional.empty();
    Optional<Node> node = Optional.empty();
    Instant stoppedUntil = Instant.MIN;
    /** Until then its line to the database is cut, and nobody else's. */
    Instant cutOffUntil = Instant.MIN;

    Instant backAt = Instant.MIN;
    int stops;
    private boolean wasGone;

    Machine(String name, int number, Duration skew) {
        this.name = name;
        this.id = new NodeId(new UUID(0, number));
        this.skew = skew;
    }

    /** It does nothing until then, dead or stopped. */
    void away(Instant now, Duration duration) {
        backAt = now.plus(duration);
        wasGone |= duration.compareTo(GONE) > 0;
    }

    /** Another computer comes in its place: nobody has the disk any more, and nobody its id. */
    void replace(UUID newId) {
        disk = new Disk();
        id = new NodeId(newId);
        wasGone = true;
    }

    boolean wasGone() {
        return wasGone;
    }
}
