package org.nextcloudmcp.grant;

import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;

/**
 * A user's explicit, revocable permission to act on their Nextcloud, as it was when it was read.
 *
 * @param subject who gave it
 * @param refreshToken the master refresh token
 * @param newestAccessToken what the last redemption gave; it may have expired
 * @param scopes what was granted
 * @param audience for which resource
 * @param state whether the provider still honours it
 * @param generation raised by every redemption; never the same again for a subject, also not after it reconnects
 * @param client the MCP client that started it
 * @param provisionedAt when the user gave it
 * @param lastUsedAt when a tool last used it, to the minute
 * @param lastRotatedAt when its refresh token was last redeemed, or when it was given
 * @param refreshTokenExpiresAt the refresh token's own end, where the provider says it
 */
public record Grant(
        Subject subject,
        RefreshToken refreshToken,
        Optional<StoredAccessToken> newestAccessToken,
        Scopes scopes,
        String audience,
        GrantState state,
        long generation,
        ClientId client,
        Instant provisionedAt,
        Optional<Instant> lastUsedAt,
        Instant lastRotatedAt,
        Optional<Instant> refreshTokenExpiresAt) {}
