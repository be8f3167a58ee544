/**
 * Answers of the provider on this node's own disk until the database has them: framed, checksummed, sealed, forced to the
 * disk; a record that a crash has torn ends the file. Governing texts: NIST SP 800-38D (sealing), RFC 3720 (CRC-32C).
 */
@NullMarked
package org.nextcloudmcp.redemption.journal;

import org.jspecify.annotations.NullMarked;
