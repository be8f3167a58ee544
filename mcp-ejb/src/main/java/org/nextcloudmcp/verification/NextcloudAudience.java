package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.settings.Configuration;

/** Looks at an access token that came from the token endpoint: is it one for our Nextcloud? */
@Singleton
public class NextcloudAudience {

    private final Configuration configuration;

    @Inject
    public NextcloudAudience(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Checks issuer and audience; the signature is the channel's, for the token came over TLS from the provider. */
    public AudienceCheck check(AccessToken token) {
        var settings = configuration.settings();
        return AudienceCheck.of(
                token, settings.provider().issuer(), settings.nextcloud().audience());
    }
}
