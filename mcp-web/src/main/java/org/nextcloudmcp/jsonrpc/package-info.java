/**
 * The envelope: reading one message strictly, and writing results and errors. Knows nothing of MCP's methods nor of
 * HTTP. Governing texts: JSON-RPC 2.0 as narrowed by the Model Context Protocol, base protocol, messages; RFC 8259.
 */
@NullMarked
package org.nextcloudmcp.jsonrpc;

import org.jspecify.annotations.NullMarked;
