package org.nextcloudmcp.call;

import jakarta.json.JsonValue;

/**
 * Messages of a call to its client's log. Only the revisions before 2026-07-28 have it; elsewhere nothing is sent. Never
 * for secrets, and never the only way to say something.
 */
@FunctionalInterface
public interface ClientLog {

    /** RFC 5424 section 6.2.1, least severe first. */
    enum Level {
        DEBUG,
        INFO,
        NOTICE,
        WARNING,
        ERROR,
        CRITICAL,
        ALERT,
        EMERGENCY
    }

    /**
     * Sends a message if the client wants those of this level.
     *
     * @param logger which part of the server speaks
     */
    void send(Level level, String logger, JsonValue data);

    static ClientLog none() {
        return (level, logger, data) -> {};
    }
}
