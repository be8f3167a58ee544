/**
 * What the official conformance suite of MCP calls by name: tools, prompts and resources that answer exactly what its
 * scenarios describe. Governing text: the descriptions of the scenarios in {@code @modelcontextprotocol/conformance}.
 */
@NullMarked
package org.nextcloudmcp.conformance;

import org.jspecify.annotations.NullMarked;
