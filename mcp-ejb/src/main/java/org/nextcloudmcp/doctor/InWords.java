package org.nextcloudmcp.doctor;

import java.time.Duration;

/** Times as people say them. */
final class InWords {

    private InWords() {}

    /** In the largest unit that loses little. */
    static String time(Duration time) {
        if (time.toDays() >= 2) {
            return time.toDays() + " days";
        }
        if (time.toHours() >= 2) {
            return time.toHours() + " hours";
        }
        return time.toMinutes() >= 2 ? time.toMinutes() + " minutes" : time.toSeconds() + " s";
    }
}
