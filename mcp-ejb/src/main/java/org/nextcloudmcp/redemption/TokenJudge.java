package org.nextcloudmcp.redemption;

import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.verification.AudienceCheck;

/** Says whether an access token that was just given is one for the Nextcloud. */
public interface TokenJudge {

    /** Whether {@link #check} will ask the provider, which may take its time. */
    boolean asksAbout(AccessToken token);

    /** Checks issuer and audience; an outage is an outcome. */
    AudienceCheck check(AccessToken token);
}
