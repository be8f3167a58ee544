/**
 * The user, the browser and the MCP client of the main job, as code: each step is an HTTP exchange that can be
 * printed (RFC 9728, RFC 7636, MCP 2026-07-28).
 */
@NullMarked
package org.nextcloudmcp.walkthrough;

import org.jspecify.annotations.NullMarked;
