/**
 * The only way from a string that claims to be a token to a {@code VerifiedToken}: signature, header and claims are
 * decided by pure functions over strictly read JSON. Governing texts: RFC 7515, RFC 7519, RFC 8725, RFC 9068, OpenID
 * Connect Core.
 */
@NullMarked
package org.nextcloudmcp.verification;

import org.jspecify.annotations.NullMarked;
