/**
 * Messages for a model that users choose by name, and which there are. Knows neither HTTP nor JSON-RPC nor the revision
 * of MCP that the caller speaks. Governing text: Model Context Protocol, server features, prompts.
 */
@NullMarked
package org.nextcloudmcp.prompts;

import org.jspecify.annotations.NullMarked;
