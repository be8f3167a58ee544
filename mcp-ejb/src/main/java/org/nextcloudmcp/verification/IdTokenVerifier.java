package org.nextcloudmcp.verification;

import jakarta.inject.Singleton;
import org.nextcloudmcp.oauth.IdToken;
import org.nextcloudmcp.oauth.Nonce;

/** Verifies the ID token of Flow 2 (OpenID Connect Core section 3.1.3.7). */
@Singleton
public class IdTokenVerifier {

    /**
     * Verifies an ID token.
     *
     * @param nonce the one we sent in the authorization request
     */
    public IdTokenVerification verify(IdToken token, Nonce nonce) {
        return new IdTokenVerification.Rejected(IdTokenReason.MALFORMED);
    }
}
