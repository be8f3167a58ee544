package org.nextcloudmcp.settings;

import java.time.Duration;
import org.nextcloudmcp.json.JsonLimits;

/**
 * How much one client may ask of {@code /mcp}.
 *
 * @param bodyBytes the size of a request's body
 * @param json what a body may hold
 * @param callTime how long a call may take
 * @param callsPerMinute calls of one user with one client, in the long run; 0: as many as they like
 * @param callsAtOnce calls of one user with one client under way at the same time
 * @param streams streams open on this node
 * @param streamsPerUser streams that one user has open on this node
 */
public record LimitSettings(
        int bodyBytes,
        JsonLimits json,
        Duration callTime,
        int callsPerMinute,
        int callsAtOnce,
        int streams,
        int streamsPerUser) {

    /** What is in force where the operator sets nothing. The body has room for a file of 3 MB in Base64. */
    public static final LimitSettings STANDARD =
            new LimitSettings(4 * 1024 * 1024, JsonLimits.STANDARD, Duration.ofMinutes(2), 600, 32, 2000, 16);

    /** How many calls may come at once after a pause, of those that a minute allows. */
    public int burst() {
        return Math.max(1, callsPerMinute / 3);
    }
}
