package org.nextcloudmcp.doctor;

import java.time.Duration;

/** Waits, so that tests need not. */
@FunctionalInterface
interface Pause {

    /** Returns after this time, or at once if the thread is to end. */
    void take(Duration time);
}
