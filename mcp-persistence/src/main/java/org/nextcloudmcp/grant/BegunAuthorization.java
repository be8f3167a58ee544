package org.nextcloudmcp.grant;

import org.nextcloudmcp.oauth.CodeVerifier;
import org.nextcloudmcp.oauth.Nonce;

/**
 * A request that came back from the provider: what redeeming the code needs (RFC 7636 section 4.5) and checking the ID
 * token needs (OpenID Connect Core section 3.1.3.7).
 */
public record BegunAuthorization(PendingAuthorization request, CodeVerifier verifier, Nonce nonce) {}
