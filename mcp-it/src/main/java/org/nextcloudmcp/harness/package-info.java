/**
 * Child processes, free ports, and the packaged broker as a server of its own that can be started, killed and
 * started again. Nothing here knows OAuth or MCP.
 */
@NullMarked
package org.nextcloudmcp.harness;

import org.jspecify.annotations.NullMarked;
