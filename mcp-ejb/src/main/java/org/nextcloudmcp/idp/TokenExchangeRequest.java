package org.nextcloudmcp.idp;

import java.util.Optional;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;

/**
 * A token exchange request (RFC 8693 section 2.1). Both tokens are access tokens by type: a refresh token can be neither
 * the subject's nor the actor's.
 *
 * @param scopes the scopes to ask for; none: the provider decides
 * @param actorToken who acts for the subject, if that is to be said
 */
public record TokenExchangeRequest(
        AccessToken subjectToken, String audience, Scopes scopes, Optional<AccessToken> actorToken) {}
