package org.nextcloudmcp.settings;

import java.time.Duration;

/**
 * The rotation of refresh tokens.
 *
 * @param period how often each grant is rotated
 * @param perSecond how many redemptions a node starts in a second at most
 */
public record RotationSettings(Duration period, int perSecond) {}
