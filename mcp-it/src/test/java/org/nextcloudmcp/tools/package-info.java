/** The tools over MCP, app by app: each with success and with its main failure, on the stand-in Nextcloud. */
package org.nextcloudmcp.tools;
