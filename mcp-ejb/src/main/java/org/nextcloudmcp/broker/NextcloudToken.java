package org.nextcloudmcp.broker;

import java.time.Instant;
import org.nextcloudmcp.oauth.AccessToken;

/**
 * A short-lived access token whose audience is Nextcloud, or another of {@code exchange.audiences} that a trusted service
 * asked for. It goes to no MCP client and no browser; only one made for a trusted service is handed out, to that service.
 *
 * @param token the token, for the {@code Authorization} header of a request to whom it is for, and for nothing else
 * @param expiresAt until when it is used: its own end or earlier; there is no leeway at Nextcloud
 */
public record NextcloudToken(AccessToken token, Instant expiresAt) {}
