/**
 * Answers over time: streams of server-sent events that are written without blocking, so that a stream on which nothing
 * happens holds no thread, and one heartbeat for all of them. Knows nothing of MCP's methods. Governing texts: WHATWG
 * HTML, server-sent events; Jakarta Servlet 6.0 section 3.11.2 (non-blocking I/O).
 */
@NullMarked
package org.nextcloudmcp.streaming;

import org.jspecify.annotations.NullMarked;
