package org.nextcloudmcp.verification;

import jakarta.inject.Singleton;
import org.nextcloudmcp.oauth.AccessToken;

/** Looks at an access token that came from the token endpoint: is it one for our Nextcloud? */
@Singleton
public class NextcloudAudience {

    /** Checks issuer and audience; the signature is the channel's, for the token came over TLS from the provider. */
    public AudienceCheck check(AccessToken token) {
        return new AudienceCheck.Refused(AudienceCheck.Why.OPAQUE);
    }
}
