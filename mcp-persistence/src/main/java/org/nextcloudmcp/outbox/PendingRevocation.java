package org.nextcloudmcp.outbox;

import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Subject;

/**
 * A refresh token that is still to be revoked at the provider.
 *
 * @param id its number in the outbox
 * @param subject whose token
 * @param token what to revoke
 * @param attempts how many have failed
 */
public record PendingRevocation(long id, Subject subject, RefreshToken token, int attempts) {}
