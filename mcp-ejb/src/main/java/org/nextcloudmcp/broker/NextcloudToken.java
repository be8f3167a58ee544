package org.nextcloudmcp.broker;

import java.time.Instant;
import org.nextcloudmcp.oauth.AccessToken;

/**
 * A short-lived access token whose audience is Nextcloud. It never leaves the server.
 *
 * @param token the token, for the {@code Authorization} header of a request to Nextcloud and for nothing else
 * @param expiresAt when Nextcloud stops accepting it; there is no leeway at Nextcloud
 */
public record NextcloudToken(AccessToken token, Instant expiresAt) {}
