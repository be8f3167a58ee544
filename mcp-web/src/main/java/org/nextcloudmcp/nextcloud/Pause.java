package org.nextcloudmcp.nextcloud;

import java.time.Duration;

/** A wait between two attempts; tests do not wait. */
@FunctionalInterface
public interface Pause {

    void of(Duration time);
}
