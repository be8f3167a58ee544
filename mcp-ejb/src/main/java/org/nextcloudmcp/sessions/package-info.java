/**
 * Sessions of MCP before 2026-07-28 as the endpoint uses them: quick, the same on every node within seconds, and never a
 * reason to turn away a client that did nothing wrong. Governing text: Model Context Protocol 2025-11-25, transports,
 * session management.
 */
@NullMarked
package org.nextcloudmcp.sessions;

import org.jspecify.annotations.NullMarked;
