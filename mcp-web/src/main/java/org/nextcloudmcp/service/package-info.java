/**
 * The OAuth endpoints for trusted services of the same operator: exchange (RFC 8693), introspection (RFC 7662) and
 * revocation (RFC 7009), for clients that are named in the settings and authenticate (RFC 6749 section 2.3). Off until
 * one is named.
 */
@NullMarked
package org.nextcloudmcp.service;

import org.jspecify.annotations.NullMarked;
