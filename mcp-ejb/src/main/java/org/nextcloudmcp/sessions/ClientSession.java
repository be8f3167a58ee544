package org.nextcloudmcp.sessions;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.session.StoredSession;

/**
 * What a client said in {@code initialize} and since.
 *
 * @param version the revision agreed on
 * @param capabilities its {@code ClientCapabilities}
 * @param logLevel from which level on it wants messages, as MCP spells it; empty: it has not said
 * @param subscriptions URIs of resources whose changes it wants to hear of
 */
public record ClientSession(
        String version, JsonObject capabilities, Optional<String> logLevel, Set<String> subscriptions) {

    public ClientSession {
        subscriptions = Set.copyOf(subscriptions);
    }

    static ClientSession of(StoredSession stored) {
        return new ClientSession(
                stored.protocolVersion(),
                CachedJson.readObject(stored.capabilities()),
                stored.logLevel(),
                stored.subscriptions());
    }
}
