/**
 * Hands out Nextcloud tokens on the strength of a grant: cache, then the newest stored token, then one redemption per
 * subject at a time. Governing text: RFC 6749 section 6 (refreshing an access token).
 */
@NullMarked
package org.nextcloudmcp.broker;

import org.jspecify.annotations.NullMarked;
