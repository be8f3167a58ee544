package org.nextcloudmcp.broker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.TokenLifetime;
import org.nextcloudmcp.settings.Configuration;

/**
 * Nextcloud tokens in memory, each told apart by whose it is, for which resource and with which scopes: it answers only
 * calls that its scopes cover. A subject has one grant and so at most one entry; a newer token takes the older one's
 * place. Bounded, so that a flood of users costs redemptions and not the heap.
 */
@Singleton
public class AccessTokenCache {

    static final int MOST_ENTRIES = 10_000;

    private final Cache<Key, Entry> entries;
    private final String audience;
    private final TokenLifetime lifetime;
    private final Clock clock;
    private final AtomicLong drops = new AtomicLong();

    private record Key(Subject subject, String audience) {}

    private record Entry(NextcloudToken token, Scopes granted, Duration lifetime) {}

    /** A moment before the grant was read; see {@link #put}. */
    record Stamp(long drops) {}

    @Inject
    public AccessTokenCache(Configuration configuration, Clock clock) {
        this(
                configuration.settings().nextcloud().audience(),
                TokenLifetime.of(configuration.settings().cache()),
                clock);
    }

    AccessTokenCache(String audience, TokenLifetime lifetime, Clock clock) {
        this.audience = audience;
        this.lifetime = lifetime;
        this.clock = clock;
        this.entries = Caffeine.newBuilder()
                .maximumSize(MOST_ENTRIES)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.<Key, Entry>creating((key, entry) -> entry.lifetime()))
                .build();
    }

    /** The subject's token, if it was given for at least these scopes. */
    Optional<NextcloudToken> find(Subject subject, Scopes needed) {
        return Optional.ofNullable(entries.getIfPresent(key(subject)))
                .filter(entry -> entry.granted().containsAll(needed))
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
     *
     * @param granted the scopes of the grant that the token came from
     */
    synchronized void put(Stamp stamp, Subject subject, Scopes granted, NextcloudToken token) {
        var left = lifetime.left(token.expiresAt(), clock.instant());
        if (stamp.drops() == drops.get() && !left.isZero()) {
            entries.put(key(subject), new Entry(token, granted, left));
        }
    }

    /** Forgets the subject's token. */
    public synchronized void drop(Subject subject) {
        drops.incrementAndGet();
        entries.invalidate(key(subject));
    }

    private Key key(Subject subject) {
        return new Key(subject, audience);
    }
}
