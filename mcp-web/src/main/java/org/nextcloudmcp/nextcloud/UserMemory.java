package org.nextcloudmcp.nextcloud;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.nextcloudmcp.oauth.Subject;

/** What was found out about each user's Nextcloud and is worth not asking again for a while. Bounded for all together. */
@Singleton
public class UserMemory {

    /** Some 20 MB of what is kept here. */
    private static final int ROOM = 1_000_000;

    private final Cache<Key, Entry> entries;

    @Inject
    public UserMemory(Clock clock) {
        entries = Caffeine.newBuilder()
                .maximumWeight(ROOM)
                .weigher((Key key, Entry entry) -> entry.weight())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.<Key, Entry>creating((key, entry) -> entry.lifetime()))
                .build();
    }

    <T> Optional<T> find(Subject subject, Class<T> kind) {
        return Optional.ofNullable(entries.getIfPresent(new Key(subject, kind))).map(entry -> kind.cast(entry.value()));
    }

    /** @param weight how many things of some twenty bytes the value holds; at least 1 */
    void keep(Subject subject, Object value, int weight, Duration lifetime) {
        var key = new Key(subject, value.getClass());
        // the lifetime is that of an entry when it is made
        entries.invalidate(key);
        entries.put(key, new Entry(value, weight, lifetime));
    }

    void forget(Subject subject, Class<?> kind) {
        entries.invalidate(new Key(subject, kind));
    }

    private record Key(Subject subject, Class<?> kind) {}

    private record Entry(Object value, int weight, Duration lifetime) {}
}
