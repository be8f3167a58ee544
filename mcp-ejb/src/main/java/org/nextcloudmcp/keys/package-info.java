/**
 * The encryption keys while the server runs: which are in force, which sealed what, whether a change may be taken over,
 * and sealing everything anew with the first (key rotation, NIST SP 800-57 part 1 section 5.3).
 */
@NullMarked
package org.nextcloudmcp.keys;

import org.jspecify.annotations.NullMarked;
