/**
 * Grants, which hold a user's refresh token sealed (RFC 6749 section 1.5), and the pending authorizations from which
 * they come (RFC 6749 section 4.1, RFC 7636). Whatever decides a single winner is one conditional statement.
 */
@NullMarked
package org.nextcloudmcp.grant;

import org.jspecify.annotations.NullMarked;
