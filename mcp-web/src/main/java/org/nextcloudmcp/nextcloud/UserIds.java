package org.nextcloudmcp.nextcloud;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.nextcloudmcp.oauth.Subject;

/** Remembers for a while which Nextcloud user a subject is. */
@Singleton
public class UserIds {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final Cache<Subject, String> ids;

    @Inject
    public UserIds(Clock clock) {
        ids = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    String of(Subject subject, NextcloudClient client) {
        var known = ids.getIfPresent(subject);
        if (known != null) {
            return known;
        }
        // Not inside the cache's own loading: a slow Nextcloud would block other users whose entries share the bin.
        var asked =
                Ocs.data(client.send(Ocs.CURRENT_USER), "the user's account").getString("id", "");
        if (asked.isBlank()) {
            throw Refusals.notNextcloud("the user's account");
        }
        ids.put(subject, asked);
        return asked;
    }

    void forget(Subject subject) {
        ids.invalidate(subject);
    }
}
