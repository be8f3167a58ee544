package org.nextcloudmcp.session;

import java.util.Optional;
import java.util.Set;

/**
 * A session as the database has it.
 *
 * @param protocolVersion the revision agreed on
 * @param capabilities {@code ClientCapabilities} as JSON
 * @param logLevel from which level on the client wants messages; empty: it has not said
 * @param subscriptions URIs of resources whose changes the client wants to hear of
 */
public record StoredSession(
        String protocolVersion, String capabilities, Optional<String> logLevel, Set<String> subscriptions) {

    public StoredSession {
        subscriptions = Set.copyOf(subscriptions);
    }
}
