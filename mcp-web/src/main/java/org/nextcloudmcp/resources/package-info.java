/**
 * What can be read by its URI: single resources, templates of many, which there are and who may read them. Knows neither
 * HTTP nor JSON-RPC nor the revision of MCP that the caller speaks. Governing texts: Model Context Protocol, server
 * features, resources; RFC 3986; RFC 6570, of which templates use {@code {name}} and {@code {+name}}.
 */
@NullMarked
package org.nextcloudmcp.resources;

import org.jspecify.annotations.NullMarked;
