package org.nextcloudmcp.sessions;

/** What is known of the session that a request names. */
public sealed interface SessionLookup {

    record Known(ClientSession session) implements SessionLookup {}

    /** It ended, was silent too long, is somebody else's or never was: 404, and the client begins anew. */
    record Unknown() implements SessionLookup {}

    /** The database cannot be asked: to be served as if there were no sessions, for the client did nothing wrong. */
    record Unavailable() implements SessionLookup {}
}
