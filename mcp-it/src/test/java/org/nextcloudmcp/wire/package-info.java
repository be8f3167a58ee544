/**
 * What is said between MCP peers and the broker: a proxy that hears every message, and the specification's own schemas to
 * hold each against. Governing text: the JSON Schemas of MCP 2025-11-25 and 2026-07-28.
 */
@NullMarked
package org.nextcloudmcp.wire;

import org.jspecify.annotations.NullMarked;
