package org.nextcloudmcp.settings;

import java.time.Duration;

/**
 * The cache of Nextcloud tokens.
 *
 * @param ttl how long a token is served from memory at most
 * @param earlyRefresh how long before its expiry a token is no longer served
 */
public record CacheSettings(Duration ttl, Duration earlyRefresh) {}
