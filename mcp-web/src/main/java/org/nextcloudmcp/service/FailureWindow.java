package org.nextcloudmcp.service;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The failed logins of one minute, which begins with the first of them.
 *
 * @param since milliseconds since 1970
 */
record FailureWindow(long since, long failures) {

    private static final Duration LENGTH = Duration.ofMinutes(1);

    /** With one failure more: of the same minute, or of a new one. */
    static FailureWindow after(@Nullable FailureWindow before, long now) {
        return before == null || now - before.since >= LENGTH.toMillis()
                ? new FailureWindow(now, 1)
                : new FailureWindow(before.since, before.failures + 1);
    }

    /** How long the minute still lasts. */
    Duration left(long now) {
        return Duration.ofMillis(since + LENGTH.toMillis() - now);
    }
}
