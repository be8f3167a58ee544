package org.nextcloudmcp.doctor;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Waits by the clock of the machine. */
@Singleton
class ThreadPause implements Pause {

    @Override
    public void take(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProbeStoppedException(ProbeOutcome.INTERRUPTED);
        }
    }
}
