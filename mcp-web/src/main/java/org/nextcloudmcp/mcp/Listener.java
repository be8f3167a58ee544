package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.limits.Permission;
import org.nextcloudmcp.streaming.EventStream;
import org.nextcloudmcp.streaming.Heartbeat;

/**
 * A stream on which a client listens for what it did not ask for just now. It ends with the token that opened it: who may
 * no longer call may no longer listen.
 */
final class Listener implements Heartbeat.Member {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final EventStream stream;
    private final Permission.Granted permission;
    private final Instant end;
    private final Optional<JsonObject> lastWords;
    private final Clock clock;
    private volatile boolean over;

    /**
     * @param end when the token expires
     * @param lastWords what is said when we end it
     */
    Listener(
            EventStream stream,
            Permission.Granted permission,
            Instant end,
            Optional<JsonObject> lastWords,
            Clock clock) {
        this.stream = stream;
        this.permission = permission;
        this.end = end;
        this.lastWords = lastWords;
        this.clock = clock;
    }

    void tell(JsonObject message) {
        stream.send(CachedJson.text(message));
    }

    /** The client has gone. */
    void gone() {
        over = true;
        permission.close();
    }

    /** We end it. */
    void end() {
        gone();
        lastWords.ifPresent(this::tell);
        stream.end();
    }

    @Override
    public boolean beat() {
        if (!over && !clock.instant().isBefore(end)) {
            end();
        }
        if (!over && stream.idleNanos() >= KEEP_ALIVE.toNanos()) {
            stream.comment();
        }
        return !over;
    }
}
