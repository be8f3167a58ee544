/**
 * The user's files: paths that cannot leave the user's root, listing, reading in ranges and writing under a condition.
 * Governing texts: RFC 4918, RFC 9110 sections 13 (conditions) and 14 (ranges).
 */
@NullMarked
package org.nextcloudmcp.nextcloud.files;

import org.jspecify.annotations.NullMarked;
