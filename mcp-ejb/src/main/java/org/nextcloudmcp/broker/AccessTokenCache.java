package org.nextcloudmcp.broker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.Configuration;

/**
 * Nextcloud tokens in memory, each for what it was checked for: whose, for which resource, with which scopes. Bounded,
 * so that a flood of users costs redemptions and not the heap.
 */
@Singleton
public class AccessTokenCache {

    static final int MOST_ENTRIES = 10_000;

    private final Cache<Key, Entry> entries;
    private final TokenLifetime lifetime;
    private final Clock clock;
    private final AtomicLong drops = new AtomicLong();

    /** The scopes are those a call needs: an entry proves that the grant was seen to hold them. */
    private record Key(Subject subject, String audience, Scopes scopes) {}

    private record Entry(NextcloudToken token, Duration lifetime) {}

    /** A moment before the grant was read; see {@link #put}. */
    record Stamp(long drops) {}

    @Inject
    public AccessTokenCache(Configuration configuration, Clock clock) {
        this(TokenLifetime.of(configuration.settings().cache()), clock);
    }

    AccessTokenCache(TokenLifetime lifetime, Clock clock) {
        this.lifetime = lifetime;
        this.clock = clock;
        this.entries = Caffeine.newBuilder()
                .maximumSize(MOST_ENTRIES)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.<Key, Entry>creating((key, entry) -> entry.lifetime()))
                .build();
    }

    Optional<NextcloudToken> find(Subject subject, String audience, Scopes needed) {
        return Optional.ofNullable(entries.getIfPresent(new Key(subject, audience, needed)))
                .map(Entry::token);
    }

    /** To be taken before the grant is read. */
    Stamp stamp() {
        return new Stamp(drops.get());
    }

    /**
     * Keeps a token for as long as it may be served again; not at all if that is no time, or if a subject was dropped
     * since the stamp was taken. Without the stamp, a call that overtakes its user's revocation would put the token
     * back after the cache was emptied.
     */
    synchronized void put(Stamp stamp, Subject subject, String audience, Scopes needed, NextcloudToken token) {
        Instant now = clock.instant();
        if (stamp.drops() == drops.get() && lifetime.live(token.expiresAt(), now)) {
            entries.put(new Key(subject, audience, needed), new Entry(token, lifetime.left(token.expiresAt(), now)));
        }
    }

    /** Forgets every token of the subject. */
    public synchronized void drop(Subject subject) {
        drops.incrementAndGet();
        entries.asMap().keySet().removeIf(key -> key.subject().equals(subject));
    }
}
