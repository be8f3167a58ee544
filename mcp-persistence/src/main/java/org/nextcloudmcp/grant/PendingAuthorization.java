package org.nextcloudmcp.grant;

import java.time.Instant;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;

/**
 * A request for a grant that the user has not answered yet.
 *
 * @param subject the only user who may answer it
 * @param client the MCP client that asked
 * @param scopes what it is for
 * @param createdAt when it was opened
 * @param expiresAt the first moment at which it is no longer accepted
 */
public record PendingAuthorization(
        Subject subject, ClientId client, Scopes scopes, Instant createdAt, Instant expiresAt) {}
