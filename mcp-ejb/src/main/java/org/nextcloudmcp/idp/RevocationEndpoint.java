package org.nextcloudmcp.idp;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.nextcloudmcp.oauth.RefreshToken;

/** The provider's revocation endpoint (RFC 7009). */
@Singleton
public class RevocationEndpoint {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Revokes a refresh token and with it the provider's grant (RFC 7009 section 2.1). */
    public RevocationOutcome revoke(RefreshToken token) {
        return new RevocationOutcome.Unavailable(PAUSE);
    }
}
