/**
 * The audit trail: what was done with whose Nextcloud, on whose behalf and with what outcome, in rows that are chained by
 * hashes so that a changed, removed or reordered row shows. Governing texts: FIPS 180-4 (SHA-256), RFC 2104 (HMAC).
 */
@NullMarked
package org.nextcloudmcp.audit;

import org.jspecify.annotations.NullMarked;
