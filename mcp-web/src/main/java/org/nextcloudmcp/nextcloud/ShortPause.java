package org.nextcloudmcp.nextcloud;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Waits on the thread of the request; only ever for moments. */
@Singleton
class ShortPause implements Pause {

    @Override
    public void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            // The server is going down: the next attempt follows at once and its answer is the last word.
            Thread.currentThread().interrupt();
        }
    }
}
