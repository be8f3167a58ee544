package org.nextcloudmcp.idp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.nextcloudmcp.settings.Configuration;

/**
 * Finds the provider's endpoints (OpenID Connect Discovery section 4). What was found is good for an hour, and for longer
 * while the provider is away or says something else than it must.
 */
@Singleton
public class Discovery {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final Configuration configuration;
    private final ProviderHttp http;
    private final Clock clock;
    private final LastGood<ProviderMetadata> metadata;

    @Inject
    Discovery(Configuration configuration, ProviderHttp http, Clock clock, OwnThread refresher) {
        this(configuration, http, clock, (Executor) refresher);
    }

    /** One that reads the document again on the thread of whoever asks. */
    public Discovery(Configuration configuration, ProviderHttp http, Clock clock) {
        this(configuration, http, clock, Runnable::run);
    }

    private Discovery(Configuration configuration, ProviderHttp http, Clock clock, Executor refresher) {
        this.configuration = configuration;
        this.http = http;
        this.clock = clock;
        this.metadata = new LastGood<>(clock, LIFETIME, this::fetch, refresher);
    }

    /**
     * What the provider says about itself.
     *
     * @throws ProviderUnavailableException if it does not say, or says something else than it must
     */
    public ProviderMetadata metadata() {
        return metadata.current();
    }

    /**
     * Tells that one of the endpoints does not do its work. It may have moved: the document is read again soon, but no
     * more often than every 30 s.
     */
    public void endpointFailed() {
        metadata.doubt(INTERVAL);
    }

    private ProviderMetadata fetch() {
        var issuer = configuration.settings().provider().issuer();
        var answer = http.get(wellKnown(issuer));
        var pause = RetryAfter.read(answer.retryAfter(), clock.instant(), LastGood.PAUSE_AFTER_FAILURE);
        if (answer.status() != 200) {
            throw new ProviderUnavailableException("discovery answers status " + answer.status(), pause);
        }
        return answer.json()
                .map(document -> MetadataDocument.read(document, issuer))
                .orElseThrow(() -> new ProviderUnavailableException("the discovery document is not JSON", pause));
    }

    /** Section 4: a slash at the issuer's end is removed before the path is appended. */
    static URI wellKnown(String issuer) {
        var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return URI.create(base + WELL_KNOWN);
    }
}
