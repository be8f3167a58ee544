package org.nextcloudmcp.doctor;

import java.time.Clock;
import java.time.Duration;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.probe.ProviderProbes;
import org.nextcloudmcp.transaction.OwnTransaction;

/** The course of a probe that measures: every step is told, and is the last one if the probe must not go on. */
final class Course {

    /** Often enough to be seen alive, and to stop in time. */
    private static final Duration SLICE = Duration.ofSeconds(5);

    private final long probe;
    private final Subject subject;
    private final ProviderProbes probes;
    private final OfflineGrants grants;
    private final SafeKeeping keeping;
    private final OwnTransaction transaction;
    private final Clock clock;
    private final Pause pause;

    Course(
            long probe,
            Subject subject,
            ProviderProbes probes,
            OfflineGrants grants,
            SafeKeeping keeping,
            OwnTransaction transaction,
            Clock clock,
            Pause pause) {
        this.probe = probe;
        this.subject = subject;
        this.probes = probes;
        this.grants = grants;
        this.keeping = keeping;
        this.transaction = transaction;
        this.clock = clock;
        this.pause = pause;
    }

    SafeKeeping keeping() {
        return keeping;
    }

    /**
     * Tells what comes next.
     *
     * @throws ProbeStoppedException if nothing may come next: whoever does something to a token asks here first, for
     *     what ends the probe's tokens could end a grant that the same user has given meanwhile
     */
    void step(String words) {
        if (!transaction.call(() -> probes.step(probe, words, clock.instant()))) {
            throw new ProbeStoppedException(ProbeOutcome.INTERRUPTED);
        }
        var granted = transaction.call(() -> grants.find(subject)).isPresent();
        if (granted || !keeping.untouched()) {
            throw new ProbeStoppedException(ProbeOutcome.STOPPED);
        }
    }

    /** Waits, telling how long still. */
    void pause(Duration time, String words) {
        var left = time;
        while (left.compareTo(Duration.ZERO) > 0) {
            step(words + ": " + left.toSeconds() + " s to wait");
            var slice = left.compareTo(SLICE) < 0 ? left : SLICE;
            pause.take(slice);
            left = left.minus(slice);
        }
    }
}
