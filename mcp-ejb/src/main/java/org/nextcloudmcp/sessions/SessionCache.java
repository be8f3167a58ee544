package org.nextcloudmcp.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.SessionId;
import org.nextcloudmcp.oauth.Subject;

/**
 * Sessions in memory, by the hash of their id and their user. One is taken for true for seconds and kept for longer, to
 * be served while the database is away.
 */
final class SessionCache {

    /** So late at most does this node hear what another one changed. */
    static final Duration TRUE_FOR = Duration.ofSeconds(5);

    private static final Duration KEPT = Duration.ofHours(1);
    /** Clients choose how much they say in a session: so many bytes in all, by estimate. */
    private static final long MOST_BYTES = 64L << 20;

    /** Of an entry, its key and what holds it; of a character of JSON when it is read, at its worst. */
    private static final int ENTRY_BYTES = 500;

    private static final int BYTES_OF_CHARACTER = 16;

    private final Cache<Key, Entry> entries;
    private final Clock clock;

    private record Key(String idHash, Subject subject) {}

    /** @param readAt milliseconds since 1970 */
    private record Entry(ClientSession session, long readAt) {}

    SessionCache(Clock clock) {
        this.clock = clock;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .<Key, Entry>weigher((key, entry) -> bytes(entry.session()))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterAccess(KEPT)
                .build();
    }

    /** What may be taken for true without asking. */
    Optional<ClientSession> fresh(SessionId id, Subject subject) {
        var entry = entries.getIfPresent(key(id, subject));
        // A clock that was set back makes entries old, not young.
        return entry == null || Math.abs(clock.millis() - entry.readAt()) >= TRUE_FOR.toMillis()
                ? Optional.empty()
                : Optional.of(entry.session());
    }

    /** The last that was read, if it is still kept. */
    Optional<ClientSession> last(SessionId id, Subject subject) {
        return Optional.ofNullable(entries.getIfPresent(key(id, subject))).map(Entry::session);
    }

    void put(SessionId id, Subject subject, ClientSession session) {
        entries.put(key(id, subject), new Entry(session, clock.millis()));
    }

    void drop(SessionId id, Subject subject) {
        entries.invalidate(key(id, subject));
    }

    private static int bytes(ClientSession session) {
        var uris = session.subscriptions().stream().mapToInt(String::length).sum();
        return ENTRY_BYTES
                + BYTES_OF_CHARACTER * CachedJson.text(session.capabilities()).length()
                + 2 * uris;
    }

    private static Key key(SessionId id, Subject subject) {
        return new Key(id.sha256(), subject);
    }
}
