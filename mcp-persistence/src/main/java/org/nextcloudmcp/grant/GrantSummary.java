package org.nextcloudmcp.grant;

import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.ColumnTime;

/**
 * What an administrator sees of a grant: everything but its tokens, which are not even opened.
 *
 * @param id its number; a grant given anew has another
 * @see Grant
 */
public record GrantSummary(
        long id,
        Subject subject,
        ClientId client,
        Scopes scopes,
        GrantState state,
        long generation,
        Instant provisionedAt,
        Instant lastRotatedAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> refreshTokenExpiresAt) {

    GrantSummary inState(GrantState other) {
        return new GrantSummary(
                id,
                subject,
                client,
                scopes,
                other,
                generation,
                provisionedAt,
                lastRotatedAt,
                lastUsedAt,
                refreshTokenExpiresAt);
    }

    static GrantSummary of(OfflineGrantRow row) {
        return new GrantSummary(
                row.id,
                row.subject(),
                new ClientId(row.clientId),
                Scopes.parse(row.scopes),
                row.state,
                row.generation,
                row.provisionedAt.toInstant(),
                row.lastRotatedAt.toInstant(),
                ColumnTime.read(row.lastUsedAt),
                ColumnTime.read(row.refreshTokenExpiresAt));
    }
}
