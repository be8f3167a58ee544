/**
 * Trades an inbound token for one that is meant for Nextcloud, for one request and without keeping anything; and the
 * same for background work, on the strength of a grant. Pure rules say what may be asked for and which answer may be
 * used. Governing text: RFC 8693 (OAuth 2.0 token exchange).
 */
@NullMarked
package org.nextcloudmcp.exchange;

import org.jspecify.annotations.NullMarked;
