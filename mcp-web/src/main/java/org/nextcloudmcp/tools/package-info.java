/**
 * What a tool is, which tools there are and who may call them; and the three tools that give, show and take back the
 * access to Nextcloud. A tool knows neither HTTP nor JSON-RPC nor the revision of MCP that its caller speaks.
 * Governing texts: Model Context Protocol, server features, tools; JSON Schema 2020-12.
 */
@NullMarked
package org.nextcloudmcp.tools;

import org.jspecify.annotations.NullMarked;
