package org.nextcloudmcp.grant;

import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;

/** A grant that the user has just given; the components are those of {@link Grant}. */
public record NewGrant(
        Subject subject,
        RefreshToken refreshToken,
        Scopes scopes,
        String audience,
        ClientId client,
        Instant provisionedAt,
        Optional<Instant> refreshTokenExpiresAt) {}
