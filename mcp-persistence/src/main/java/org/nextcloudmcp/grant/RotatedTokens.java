package org.nextcloudmcp.grant;

import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.oauth.RefreshToken;

/**
 * What a redemption gave (RFC 6749 section 6).
 *
 * @param refreshToken the new one; empty: the provider does not rotate and the old one goes on
 * @param accessToken the new access token; empty: it was made for one use, and the one stored before goes on
 * @param refreshTokenExpiresAt when the refresh token in force ends, where the provider says it
 */
public record RotatedTokens(
        Optional<RefreshToken> refreshToken,
        Optional<StoredAccessToken> accessToken,
        Optional<Instant> refreshTokenExpiresAt) {}
