package org.nextcloudmcp.idp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.nextcloudmcp.settings.Configuration;

/** Finds the provider's endpoints (OpenID Connect Discovery section 4). */
@Singleton
public class Discovery {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Inject
    public Discovery(Configuration configuration, ProviderHttp http, Clock clock) {}

    /**
     * What the provider says about itself.
     *
     * @throws ProviderUnavailableException if it does not say, or says something else than it must
     */
    public ProviderMetadata metadata() {
        throw new ProviderUnavailableException("not yet written", PAUSE);
    }
}
