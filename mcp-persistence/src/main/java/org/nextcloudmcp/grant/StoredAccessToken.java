package org.nextcloudmcp.grant;

import java.time.Instant;
import org.nextcloudmcp.oauth.AccessToken;

/** The newest Nextcloud token of a grant, kept so that another node or a restart need not redeem again. */
public record StoredAccessToken(AccessToken token, Instant expiresAt) {}
