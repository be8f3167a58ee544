package org.nextcloudmcp.idp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The provider's public keys (RFC 7517 section 5). Good keys survive an outage, and an answer without usable keys counts
 * as one. A key that is not known makes us ask again, at most once in 30 s: invented key ids must not become a flood of
 * requests at the provider.
 */
@Singleton
public class JsonWebKeys {

    /** A key that the provider withdraws is not trusted here for longer, unless the provider is away. */
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    /** The least time between two requests for an unknown key. */
    static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Discovery discovery;
    private final ProviderHttp http;
    private final Clock clock;
    private final LastGood<KeySet> keys;

    @Inject
    JsonWebKeys(Discovery discovery, ProviderHttp http, Clock clock, OwnThread refresher) {
        this(discovery, http, clock, (Executor) refresher);
    }

    /** Keys that are read again on the thread of whoever asks. */
    public JsonWebKeys(Discovery discovery, ProviderHttp http, Clock clock) {
        this(discovery, http, clock, Runnable::run);
    }

    private JsonWebKeys(Discovery discovery, ProviderHttp http, Clock clock, Executor refresher) {
        this.discovery = discovery;
        this.http = http;
        this.clock = clock;
        this.keys = new LastGood<>(clock, LIFETIME, this::fetch, refresher);
    }

    /**
     * The keys that a token may be signed with, ready for verifying.
     *
     * @param algorithm the token's {@code alg} (RFC 7518 section 3.1)
     * @param id the token's {@code kid}; without one the only key for the algorithm is meant
     * @return empty if the provider has no such key
     * @throws ProviderUnavailableException if no such key is known and the provider cannot be asked
     */
    public List<ProviderKey> find(String algorithm, Optional<String> id) {
        var known = keys.current();
        var telling = known.answers(algorithm, id) ? known : keys.newerThan(known, INTERVAL);
        return telling.find(algorithm, id);
    }

    /**
     * The keys for a token without key id that none of those found verifies: a provider that gives its keys no ids may
     * have replaced them. It is asked at most once in 30 s; until then, what was found stays.
     *
     * @throws ProviderUnavailableException if the provider cannot be asked
     */
    public List<ProviderKey> findNewer(String algorithm) {
        return keys.newerThan(keys.current(), INTERVAL).find(algorithm, Optional.empty());
    }

    /**
     * Until when a token that these keys do not verify need not be looked at again: then the provider may be asked for
     * newer ones. Far away if they say all there is to say.
     *
     * @throws ProviderUnavailableException if no keys are known and the provider cannot be asked
     */
    public Instant settledUntil(String algorithm, Optional<String> id) {
        var known = keys.current();
        var guessed = id.isEmpty() && !known.find(algorithm, id).isEmpty();
        return known.answers(algorithm, id) && !guessed ? Instant.MAX : keys.nextAttempt(INTERVAL);
    }

    private KeySet fetch() {
        try {
            return published();
        } catch (ProviderUnavailableException e) {
            discovery.endpointFailed();
            throw e;
        }
    }

    private KeySet published() {
        var answer = http.get(discovery.metadata().jwksUri());
        var pause = RetryAfter.read(answer.retryAfter(), clock.instant(), LastGood.PAUSE_AFTER_FAILURE);
        if (answer.status() != 200) {
            throw new ProviderUnavailableException("the key set answers status " + answer.status(), pause);
        }
        var usable = KeySetDocument.read(answer.body());
        if (usable.isEmpty()) {
            throw new ProviderUnavailableException("the key set has no usable key", pause);
        }
        return usable;
    }
}
