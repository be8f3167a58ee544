package org.nextcloudmcp.broker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.TokenLifetime;
import org.nextcloudmcp.settings.Configuration;

/**
 * Nextcloud tokens in memory, each told apart by whose it is, for which resource and with which scopes: it answers only
 * calls that its scopes cover. A subject has one grant and so at most one entry; a token of a newer generation takes
 * the older one's place. Bounded, so that a flood of users costs redemptions and not the heap.
 */
@Singleton
public class AccessTokenCache {

    static final int MOST_ENTRIES = 10_000;

    /** Of a token from who knows which redemption; it counts as older than any. */
    static final long UNKNOWN_GENERATION = Long.MIN_VALUE;

    private final Cache<Key, Entry> entries;
    private final String audience;
    private final TokenLifetime lifetime;
    private final Clock clock;
    private final CacheDrops drops = new CacheDrops();

    private record Key(Subject subject, String audience) {}

    private record Entry(NextcloudToken token, Scopes granted, long generation, Duration lifetime) {}

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

    /**
     * The subject's token, if it was given for at least these scopes. Whoever finds one needs no {@link TokenBroker}:
     * what is in here may be handed out until it is dropped.
     */
    public Optional<NextcloudToken> find(Subject subject, Scopes needed) {
        return Optional.ofNullable(entries.getIfPresent(key(subject)))
                .filter(entry -> entry.granted().containsAll(needed))
                .map(Entry::token);
    }

    /** To be taken before the grant is read. */
    CacheDrops.Stamp stamp(Subject subject) {
        return drops.stamp(subject);
    }

    /**
     * Whether the subject was not dropped since. A token that was read before may be a revoked grant's: it is neither
     * to be kept nor to be handed out, and the grant is to be read again.
     */
    boolean holds(CacheDrops.Stamp stamp, Subject subject) {
        return drops.noneSince(stamp, subject);
    }

    void put(CacheDrops.Stamp stamp, Subject subject, Scopes granted, NextcloudToken token) {
        put(stamp, subject, granted, token, UNKNOWN_GENERATION);
    }

    /**
     * Keeps a token for as long as it may be served again; not at all if that is no time, if there is one of a newer
     * generation, or if the subject was dropped since the stamp was taken. Without the stamp, a call that overtakes its
     * user's revocation would put the token back after the cache was emptied.
     *
     * @param granted the scopes of the grant that the token came from
     * @param generation the grant's, with this token beside it
     */
    synchronized void put(
            CacheDrops.Stamp stamp, Subject subject, Scopes granted, NextcloudToken token, long generation) {
        var left = lifetime.left(token.expiresAt(), clock.instant());
        if (drops.noneSince(stamp, subject) && !left.isZero() && !keepsNewerThan(subject, generation)) {
            entries.put(key(subject), new Entry(token, granted, generation, left));
        }
    }

    private boolean keepsNewerThan(Subject subject, long generation) {
        var kept = entries.getIfPresent(key(subject));
        return kept != null && kept.generation() > generation;
    }

    /** Forgets the subject's token, also one that a call under way is about to put. */
    public synchronized void drop(Subject subject) {
        drops.note(subject);
        entries.invalidate(key(subject));
    }

    /** Forgets the subject's token unless it is of this generation or a newer one. */
    public synchronized void dropBefore(Subject subject, long generation) {
        entries.asMap().computeIfPresent(key(subject), (key, kept) -> kept.generation() < generation ? null : kept);
    }

    /** Forgets every token of every subject, also those that calls under way are about to put. */
    public synchronized void dropAll() {
        drops.noteAll();
        entries.invalidateAll();
    }

    /** Whose tokens are kept, and of which generations; what a look at the database compares. */
    public Map<Subject, Long> generations() {
        return entries.asMap().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().subject(),
                        entry -> entry.getValue().generation()));
    }

    private Key key(Subject subject) {
        return new Key(subject, audience);
    }
}
