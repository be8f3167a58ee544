/**
 * The Model Context Protocol over HTTP: which revision a message speaks, what its methods answer, and the endpoint
 * itself. Two eras live side by side: 2026-07-28, where every request says everything about itself, and the revisions
 * from 2025-03-26 to 2025-11-25, which begin with {@code initialize} and may have a session. Requests are answered at once
 * or over time, on a stream. Governing text: Model Context Protocol, transports, versioning, multi round-trip requests,
 * subscriptions.
 */
@NullMarked
package org.nextcloudmcp.mcp;

import org.jspecify.annotations.NullMarked;
