package org.nextcloudmcp.background;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Lets time pass. */
@Singleton
public class Pause {

    /**
     * Waits for so long.
     *
     * @return false: the server wants the thread back
     */
    public boolean pause(Duration duration) {
        try {
            Thread.sleep(Math.max(0, duration.toMillis()));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
