package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.settings.Configuration;

/** Looks at an access token that came from the token endpoint: is it one for our Nextcloud? */
@Singleton
public class NextcloudAudience {

    private final Configuration configuration;
    private final IssuedTokens tokens;

    @Inject
    public NextcloudAudience(Configuration configuration, IssuedTokens tokens) {
        this.configuration = configuration;
        this.tokens = tokens;
    }

    /** Whether {@link #check} will ask the provider, which may take its time. */
    public boolean asksAbout(AccessToken token) {
        return TokenForm.of(token) instanceof TokenForm.Opaque;
    }

    /**
     * Checks issuer and audience; an opaque token's are asked of the provider. An outage is an outcome and no exception:
     * the refresh token that came along must be stored whatever happens here.
     */
    public AudienceCheck check(AccessToken token) {
        var settings = configuration.settings();
        try {
            return AudienceCheck.of(
                    tokens.read(token),
                    settings.provider().issuer(),
                    settings.nextcloud().audience());
        } catch (ProviderUnavailableException e) {
            return new AudienceCheck.Unconfirmed(e.retryAfter(), e.reason());
        }
    }
}
