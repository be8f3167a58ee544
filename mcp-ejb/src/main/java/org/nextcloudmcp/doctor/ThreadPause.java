package org.nextcloudmcp.doctor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Waits by the clock of the machine; a server that wants its thread back ends the examination. */
@Singleton
class ThreadPause implements Pause {

    private final org.nextcloudmcp.background.Pause pause;

    @Inject
    ThreadPause(org.nextcloudmcp.background.Pause pause) {
        this.pause = pause;
    }

    @Override
    public void take(Duration time) {
        if (!pause.pause(time)) {
            throw new ProbeStoppedException(ProbeOutcome.INTERRUPTED);
        }
    }
}
