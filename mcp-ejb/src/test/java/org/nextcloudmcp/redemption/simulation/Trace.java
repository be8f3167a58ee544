package org.nextcloudmcp.redemption.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened, in order: kept only when a seed is replayed, for it costs more than the run itself. */
final class Trace {

    private final boolean kept;
    private final List<String> lines = new ArrayList<>();

    Trace(boolean kept) {
        this.kept = kept;
    }

    void note(Instant now, String who, String what) {
        if (kept) {
            var seconds = Duration.between(Scheduler.START, now).toMillis() / 1000.0;
            lines.add("%9.3f  %-24s %s".formatted(seconds, who, what));
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
