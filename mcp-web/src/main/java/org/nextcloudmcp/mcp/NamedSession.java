package org.nextcloudmcp.mcp;

import java.util.Optional;
import org.nextcloudmcp.oauth.SessionId;
import org.nextcloudmcp.sessions.ClientSession;

/** The session that a request of the older era names. */
sealed interface NamedSession {

    /** A session of this user's. */
    record Open(SessionId id, ClientSession session) implements NamedSession {}

    /** It names none, or sessions cannot be looked up now: it is served without, for the client did nothing wrong. */
    record None() implements NamedSession {}

    /** There is no such session: 404, and the client begins anew (2025-11-25, transports, session management). */
    record Ended() implements NamedSession {}

    /** The session, if there is one. */
    default Optional<Open> open() {
        return this instanceof Open open ? Optional.of(open) : Optional.empty();
    }
}
