/**
 * One request under way, as whatever serves it sees it: who calls, how far the work has come, whether the caller still
 * waits, and what the client was asked and answered. Knows neither HTTP nor JSON-RPC nor the revision of MCP that is
 * spoken. Governing texts: Model Context Protocol, patterns: progress, cancellation, multi round-trip requests.
 */
@NullMarked
package org.nextcloudmcp.call;

import org.jspecify.annotations.NullMarked;
