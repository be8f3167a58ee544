package org.nextcloudmcp.rotation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How far this node's rotation is. */
@Singleton
public class RotationProgress {

    private Pass current = new Pass(Optional.empty(), Optional.empty(), RotationReport.NOTHING);

    /**
     * One walk over what is due.
     *
     * @param beganAt empty: there was none yet
     * @param endedAt empty while it goes on
     */
    public record Pass(Optional<Instant> beganAt, Optional<Instant> endedAt, RotationReport report) {}

    /** The pass that goes on, else the last one that found something to do. */
    public synchronized Pass current() {
        return current;
    }

    synchronized void begin(Instant now) {
        current = new Pass(Optional.of(now), Optional.empty(), RotationReport.NOTHING);
    }

    synchronized RotationReport note(UnaryOperator<RotationReport> change) {
        current = new Pass(current.beganAt(), current.endedAt(), change.apply(current.report()));
        return current.report();
    }

    synchronized RotationReport end(Instant now) {
        current = new Pass(current.beganAt(), Optional.of(now), current.report());
        return current.report();
    }
}
