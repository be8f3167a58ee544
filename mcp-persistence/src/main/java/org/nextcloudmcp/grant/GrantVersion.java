package org.nextcloudmcp.grant;

import java.time.Instant;

/**
 * Which grant of a subject it is, and how far it has come; known without opening what is sealed.
 *
 * @param generation as {@link Grant#generation()}
 * @param provisionedAt as {@link Grant#provisionedAt()}
 */
public record GrantVersion(long generation, Instant provisionedAt) {}
