package org.nextcloudmcp.doctor;

import java.time.Duration;

/** Times as people say them. */
final class InWords {

    private InWords() {}

    /**
     * In the largest unit that loses little. A thousandth is added first: what was measured a moment after it began to
     * run would otherwise lose a whole day.
     */
    static String time(Duration measured) {
        var time = measured.plus(measured.dividedBy(1000));
        if (time.toDays() >= 2) {
            return time.toDays() + " days";
        }
        if (time.toHours() >= 2) {
            return time.toHours() + " hours";
        }
        return time.toMinutes() >= 2 ? time.toMinutes() + " minutes" : time.toSeconds() + " s";
    }
}
