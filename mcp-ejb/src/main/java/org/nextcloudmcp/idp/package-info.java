/**
 * The identity provider as a client sees it: discovery, keys, token and revocation endpoint. The only room with
 * outbound HTTP; what comes in is bounded, strictly read and never logged. Governing texts: RFC 6749, RFC 7009, RFC
 * 8414, OpenID Connect Discovery.
 */
@NullMarked
package org.nextcloudmcp.idp;

import org.jspecify.annotations.NullMarked;
