package org.nextcloudmcp.idp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Credential;
import org.nextcloudmcp.oauth.RefreshToken;

/** The provider's revocation endpoint (RFC 7009). */
@Singleton
public class RevocationEndpoint {

    /** RFC 7009 section 2.2.1 and what providers say of a token that is not ours to revoke. */
    private static final Set<String> ABOUT_THE_TOKEN =
            Set.of("unsupported_token_type", "invalid_token", "invalid_grant", "invalid_request");

    private static final Logger LOG = Logger.getLogger(RevocationEndpoint.class.getName());

    private final Discovery discovery;
    private final ProviderForm form;
    private final Clock clock;

    @Inject
    public RevocationEndpoint(Discovery discovery, ProviderForm form, Clock clock) {
        this.discovery = discovery;
        this.form = form;
        this.clock = clock;
    }

    /** Revokes a refresh token and with it the provider's grant (RFC 7009 section 2.1). */
    public RevocationOutcome revoke(RefreshToken token) {
        return revoke(token, "refresh_token");
    }

    /** Revokes an access token alone; the grant that it came of stays as it is. */
    public RevocationOutcome revoke(AccessToken token) {
        return revoke(token, "access_token");
    }

    private RevocationOutcome revoke(Credential token, String hint) {
        try {
            var endpoint = discovery.metadata().revocationEndpoint();
            if (endpoint.isEmpty()) {
                return new RevocationOutcome.NotSupported();
            }
            return revoke(token, hint, endpoint.get());
        } catch (ProviderUnavailableException e) {
            return new RevocationOutcome.Unavailable(e.retryAfter());
        }
    }

    private RevocationOutcome revoke(Credential token, String hint, URI endpoint) {
        var answer = form.post(endpoint, Map.of("token", token.value(), "token_type_hint", hint));
        // Section 2.2: 200 also for a token the provider does not know, which is what we want of it.
        if (answer.succeeded()) {
            return new RevocationOutcome.Confirmed();
        }
        var error = OAuthError.in(answer).map(OAuthError::code).orElse("no OAuth error");
        // An error about the token is final: a revocation that waits keeps its user from consenting anew.
        if (answer.status() == 400 && ABOUT_THE_TOKEN.contains(error)) {
            LOG.log(Level.WARNING, "revocation refused for good: {0}", error);
            return new RevocationOutcome.NotSupported();
        }
        LOG.log(Level.WARNING, "revocation not confirmed: status {0}, {1}", new Object[] {answer.status(), error});
        return new RevocationOutcome.Unavailable(pause(answer));
    }

    private Duration pause(HttpAnswer answer) {
        return RetryAfter.read(answer.retryAfter(), clock.instant(), Duration.ofSeconds(30));
    }
}
