/**
 * Every sealed value of the database, whatever table it is in: how many each key has sealed, and sealing them anew with
 * the first key of the ring (key rotation, NIST SP 800-57 part 1 section 5.3).
 */
@NullMarked
package org.nextcloudmcp.resealing;

import org.jspecify.annotations.NullMarked;
