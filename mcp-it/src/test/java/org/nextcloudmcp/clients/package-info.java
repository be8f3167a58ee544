/**
 * Real MCP clients, each the whole way by itself, with a real identity provider; a walker that opens what they ask to be
 * opened is their user. Governing texts: MCP, authorization and elicitation; RFC 9728, RFC 7591, RFC 7636, RFC 8707.
 */
@NullMarked
package org.nextcloudmcp.clients;

import org.jspecify.annotations.NullMarked;
