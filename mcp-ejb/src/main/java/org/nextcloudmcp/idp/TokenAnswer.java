package org.nextcloudmcp.idp;

import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.IdToken;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;

/**
 * A successful token response (RFC 6749 section 5.1).
 *
 * @param tokenType as sent; always {@code Bearer} in some case
 * @param expiresInSeconds absent if the provider did not say; 0 if what it said is no lifetime
 * @param refreshToken the rotated or first refresh token; absent if the old one stays
 * @param refreshExpiresInSeconds lifetime of the refresh token, where the provider says that it ends
 * @param scope absent if the provider did not say; some providers say what was asked and not what was given
 */
public record TokenAnswer(
        AccessToken accessToken,
        String tokenType,
        OptionalLong expiresInSeconds,
        Optional<RefreshToken> refreshToken,
        OptionalLong refreshExpiresInSeconds,
        Optional<Scopes> scope,
        Optional<IdToken> idToken) {}
