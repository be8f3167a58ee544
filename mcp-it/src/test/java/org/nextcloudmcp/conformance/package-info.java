/**
 * The official conformance suite of MCP against the packaged broker, with fixtures that it calls by name. Governing text:
 * the requirement sets of {@code @modelcontextprotocol/conformance}.
 */
@NullMarked
package org.nextcloudmcp.conformance;

import org.jspecify.annotations.NullMarked;
