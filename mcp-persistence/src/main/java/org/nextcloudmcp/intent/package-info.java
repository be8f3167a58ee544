/**
 * Redemptions that have begun and whose outcome is not stored yet, so that no node redeems what another may have redeemed
 * already. Governing texts: RFC 6749 section 6, RFC 9700 section 4.14.2 (reuse of a rotated refresh token).
 */
@NullMarked
package org.nextcloudmcp.intent;

import org.jspecify.annotations.NullMarked;
