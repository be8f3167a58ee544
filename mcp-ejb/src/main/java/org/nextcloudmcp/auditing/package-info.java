/**
 * Takes events for the audit trail from everywhere and writes them in batches, so that no call waits for it or fails
 * with it. Governing text: docs/operations.md, the audit trail.
 */
@NullMarked
package org.nextcloudmcp.auditing;

import org.jspecify.annotations.NullMarked;
