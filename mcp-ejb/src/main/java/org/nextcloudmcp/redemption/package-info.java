/**
 * Redeems grants so that none is lost: neither to a race between threads or nodes nor to a crash between the provider's
 * answer and the database. Governing texts: RFC 6749 section 6, RFC 9700 section 4.14.2 (rotation and reuse).
 */
@NullMarked
package org.nextcloudmcp.redemption;

import org.jspecify.annotations.NullMarked;
