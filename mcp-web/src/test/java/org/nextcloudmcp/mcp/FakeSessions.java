package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.SessionId;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.session.SessionChange;
import org.nextcloudmcp.sessions.ClientSession;
import org.nextcloudmcp.sessions.ClientSessions;
import org.nextcloudmcp.sessions.SessionLookup;

/** Sessions in memory, and a database that can be away. */
final class FakeSessions extends ClientSessions {

    private record Key(SessionId id, Subject subject) {}

    private final Map<Key, ClientSession> sessions = new HashMap<>();
    boolean away;

    FakeSessions() {
        super(null, null, null, null, null, Clock.systemUTC());
    }

    @Override
    public Optional<SessionId> open(
            Subject subject, Optional<ClientId> client, String version, JsonObject capabilities) {
        if (away) {
            return Optional.empty();
        }
        var id = new SessionId("session-" + sessions.size());
        sessions.put(new Key(id, subject), new ClientSession(version, capabilities, Optional.empty(), Set.of()));
        return Optional.of(id);
    }

    @Override
    public SessionLookup find(SessionId id, Subject subject) {
        if (away) {
            return new SessionLookup.Unavailable();
        }
        return Optional.ofNullable(sessions.get(new Key(id, subject)))
                .<SessionLookup>map(SessionLookup.Known::new)
                .orElseGet(SessionLookup.Unknown::new);
    }

    @Override
    public Optional<SessionChange> setLogLevel(SessionId id, Subject subject, String level) {
        return change(
                id,
                subject,
                old -> new ClientSession(old.version(), old.capabilities(), Optional.of(level), old.subscriptions()));
    }

    @Override
    public Optional<SessionChange> subscribe(SessionId id, Subject subject, String uri) {
        return change(id, subject, old -> {
            var uris = new HashSet<>(old.subscriptions());
            uris.add(uri);
            return new ClientSession(old.version(), old.capabilities(), old.logLevel(), uris);
        });
    }

    @Override
    public Optional<SessionChange> unsubscribe(SessionId id, Subject subject, String uri) {
        return change(id, subject, old -> {
            var uris = new HashSet<>(old.subscriptions());
            uris.remove(uri);
            return new ClientSession(old.version(), old.capabilities(), old.logLevel(), uris);
        });
    }

    @Override
    public Optional<SessionChange> close(SessionId id, Subject subject) {
        return away
                ? Optional.empty()
                : Optional.of(
                        sessions.remove(new Key(id, subject)) == null ? SessionChange.UNKNOWN : SessionChange.DONE);
    }

    private Optional<SessionChange> change(
            SessionId id, Subject subject, java.util.function.UnaryOperator<ClientSession> change) {
        if (away) {
            return Optional.empty();
        }
        return Optional.of(
                sessions.computeIfPresent(new Key(id, subject), (key, old) -> change.apply(old)) == null
                        ? SessionChange.UNKNOWN
                        : SessionChange.DONE);
    }
}
