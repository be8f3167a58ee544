/**
 * What clients of the revisions of MCP before 2026-07-28 said in {@code initialize} and asked for since, kept where a
 * restart and every node finds it; and answers of theirs that reached another node than the one that waits. Governing
 * text: Model Context Protocol 2025-11-25, transports, session management.
 */
@NullMarked
package org.nextcloudmcp.session;

import org.jspecify.annotations.NullMarked;
