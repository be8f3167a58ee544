/**
 * Nextcloud as a client sees it: requests with a Nextcloud token, one retry after a 401, and every refusal told as cause
 * and remedy. The only package that sends a token to Nextcloud, and only to the configured base URL. Governing texts:
 * RFC 9110, RFC 6750 section 2.1, Nextcloud's OCS v2.
 */
@NullMarked
package org.nextcloudmcp.nextcloud;

import org.jspecify.annotations.NullMarked;
