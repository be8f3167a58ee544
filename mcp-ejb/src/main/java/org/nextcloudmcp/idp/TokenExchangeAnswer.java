package org.nextcloudmcp.idp;

import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;

/**
 * A successful token exchange response (RFC 8693 section 2.2.1) as it was sent, not yet judged: whatever else than the
 * access token is missing is absent here.
 *
 * @param expiresInSeconds absent if the provider did not say; 0 if what it said is no lifetime
 */
public record TokenExchangeAnswer(
        AccessToken accessToken,
        Optional<String> issuedTokenType,
        Optional<String> tokenType,
        OptionalLong expiresInSeconds,
        Optional<Scopes> scope) {}
