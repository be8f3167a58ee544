package org.nextcloudmcp.redemption;

import org.nextcloudmcp.idp.TokenOutcome;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;

/** The provider's token endpoint, as far as a redemption needs it (RFC 6749 section 6). */
@FunctionalInterface
public interface Redeemer {

    /**
     * Redeems a refresh token, and goes on listening when no caller waits any more: an answer that nobody reads is a
     * grant that is lost.
     *
     * @param scopes the scopes to ask for; none: all that were granted
     */
    TokenOutcome refresh(RefreshToken token, Scopes scopes);
}
