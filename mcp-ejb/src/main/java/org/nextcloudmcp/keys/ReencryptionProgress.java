package org.nextcloudmcp.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far sealing anew has come on this node.
 *
 * @param state what it is doing
 * @param keyId the key that seals
 * @param total how many values other keys had sealed when it began
 * @param resealed how many of them it has sealed anew
 * @param overtaken how many somebody else replaced first
 * @param unreadable how many do not open and keep their key in use
 * @param began when it began
 * @param ended when it ended
 */
public record ReencryptionProgress(
        State state,
        Optional<String> keyId,
        long total,
        long resealed,
        long overtaken,
        long unreadable,
        Optional<Instant> began,
        Optional<Instant> ended) {

    static final ReencryptionProgress NOTHING_YET =
            new ReencryptionProgress(State.IDLE, Optional.empty(), 0, 0, 0, 0, Optional.empty(), Optional.empty());

    static ReencryptionProgress begun(String keyId, long total, Instant now) {
        return new ReencryptionProgress(
                State.RUNNING, Optional.of(keyId), total, 0, 0, 0, Optional.of(now), Optional.empty());
    }

    ReencryptionProgress with(int more, int moreOvertaken, int moreUnreadable) {
        return new ReencryptionProgress(
                state,
                keyId,
                total,
                resealed + more,
                overtaken + moreOvertaken,
                unreadable + moreUnreadable,
                began,
                ended);
    }

    ReencryptionProgress ended(State how, Instant now) {
        return new ReencryptionProgress(how, keyId, total, resealed, overtaken, unreadable, began, Optional.of(now));
    }

    /** Values a second on the average, as long as it has run or ran. */
    public long perSecond(Instant now) {
        var millis = began.map(from -> Duration.between(from, ended.orElse(now)).toMillis())
                .orElse(0L);
        return millis <= 0 ? 0 : resealed * 1000 / millis;
    }

    /** What it is doing, or how it ended. */
    public enum State {
        /** Nothing has had to be done since the start. */
        IDLE,
        RUNNING,
        /** All that opens is sealed by the first key. */
        DONE,
        /** Another node is at it. */
        ELSEWHERE,
        /** The database went away, or the keys were changed; it goes on by itself. */
        INTERRUPTED
    }
}
