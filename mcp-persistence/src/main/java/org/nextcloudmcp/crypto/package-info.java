/**
 * Sealing of secrets at rest: AES-256-GCM with a key id per value and associated data that tie a value to its purpose,
 * its subject and its generation. Governing texts: NIST SP 800-38D, RFC 5116.
 */
@NullMarked
package org.nextcloudmcp.crypto;

import org.jspecify.annotations.NullMarked;
