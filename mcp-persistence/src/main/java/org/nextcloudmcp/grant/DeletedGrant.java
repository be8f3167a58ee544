package org.nextcloudmcp.grant;

import java.util.Optional;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Subject;

/**
 * A grant that was just deleted.
 *
 * @param refreshToken what to revoke at the provider; empty if no key opens it
 */
public record DeletedGrant(Subject subject, ClientId client, Optional<RefreshToken> refreshToken) {}
