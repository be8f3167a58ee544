/**
 * Revocations that the provider has not confirmed yet (RFC 7009). They survive restarts and outages; an entry leaves
 * only when the provider has confirmed it.
 */
@NullMarked
package org.nextcloudmcp.outbox;

import org.jspecify.annotations.NullMarked;
