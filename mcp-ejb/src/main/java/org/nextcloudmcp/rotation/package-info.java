/**
 * Keeps grants fresh: rotates refresh tokens before they can go stale, and clears away what has served its time.
 * Governing text: RFC 6749 section 6, RFC 9700 section 4.14 (refresh token rotation).
 */
@NullMarked
package org.nextcloudmcp.rotation;

import org.jspecify.annotations.NullMarked;
