/**
 * This server as an OAuth protected resource: who may reach {@code /mcp}, what a refused request is told, and the
 * metadata from which clients learn where to sign in. Governing texts: RFC 6750, RFC 9728, RFC 8707; Model Context
 * Protocol, authorization.
 */
@NullMarked
package org.nextcloudmcp.authorization;

import org.jspecify.annotations.NullMarked;
