/**
 * Flow 2: the browser round trip in which a user lets this server act on their Nextcloud, and its status. Governing
 * texts: RFC 6749 section 4.1, RFC 7636 (PKCE), RFC 9207 (issuer identification), OpenID Connect Core section 3.1.
 */
@NullMarked
package org.nextcloudmcp.provisioning;

import org.jspecify.annotations.NullMarked;
