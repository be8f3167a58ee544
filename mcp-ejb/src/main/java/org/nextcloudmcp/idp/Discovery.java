package org.nextcloudmcp.idp;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Finds the provider's endpoints (OpenID Connect Discovery section 4). */
@Singleton
public class Discovery {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    /**
     * What the provider says about itself.
     *
     * @throws ProviderUnavailableException if it does not say, or says something else than it must
     */
    public ProviderMetadata metadata() {
        throw new ProviderUnavailableException("not yet written", PAUSE);
    }
}
