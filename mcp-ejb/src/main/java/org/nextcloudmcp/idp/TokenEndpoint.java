package org.nextcloudmcp.idp;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import org.nextcloudmcp.oauth.AuthorizationCode;
import org.nextcloudmcp.oauth.CodeVerifier;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;

/** The provider's token endpoint (RFC 6749 section 3.2). */
@Singleton
public class TokenEndpoint {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    /**
     * Redeems an authorization code (RFC 6749 section 4.1.3, RFC 7636 section 4.5).
     *
     * @param resource the resource the tokens are for (RFC 8707 section 2.2); some providers ignore it
     */
    public TokenOutcome redeemCode(AuthorizationCode code, CodeVerifier verifier, URI redirectUri, URI resource) {
        return new TokenOutcome.Unavailable(PAUSE, "not yet written");
    }

    /**
     * Redeems a refresh token (RFC 6749 section 6).
     *
     * @param scopes the scopes to ask for; none: all that were granted
     */
    public TokenOutcome refresh(RefreshToken token, Scopes scopes) {
        return new TokenOutcome.Unavailable(PAUSE, "not yet written");
    }
}
