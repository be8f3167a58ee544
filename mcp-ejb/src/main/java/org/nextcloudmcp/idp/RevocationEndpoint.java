package org.nextcloudmcp.idp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.settings.Configuration;

/** The provider's revocation endpoint (RFC 7009). */
@Singleton
public class RevocationEndpoint {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Inject
    public RevocationEndpoint(Configuration configuration, Discovery discovery, ProviderHttp http, Clock clock) {}

    /** Revokes a refresh token and with it the provider's grant (RFC 7009 section 2.1). */
    public RevocationOutcome revoke(RefreshToken token) {
        return new RevocationOutcome.Unavailable(PAUSE);
    }
}
