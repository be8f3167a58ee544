package org.nextcloudmcp.service;

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
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;

/**
 * Which token was given to which service, by the token's SHA-256 and for as long as the token lives, so that no service
 * revokes another's (RFC 7009 section 2.1). Each node knows its own.
 */
@Singleton
class IssuedToServices {

    private static final long MOST = 100_000;

    private final Cache<String, Holder> holders;

    @Inject
    IssuedToServices(Clock clock) {
        holders = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.<String, Holder>creating(
                        (key, holder) -> Duration.between(clock.instant(), holder.until)))
                .build();
    }

    void remember(AccessToken token, ClientId service, Instant until) {
        holders.put(token.sha256(), new Holder(service, until));
    }

    /** The service that got this token; empty if it is not known here. */
    Optional<ClientId> holder(AccessToken token) {
        return Optional.ofNullable(holders.getIfPresent(token.sha256())).map(Holder::service);
    }

    private record Holder(ClientId service, Instant until) {}
}
