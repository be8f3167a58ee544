package org.nextcloudmcp.verification;

import org.nextcloudmcp.oauth.IdToken;
import org.nextcloudmcp.oauth.Nonce;

/** Answers what a test wants it to. */
public final class FixedIdTokenVerifier extends IdTokenVerifier {

    public IdTokenVerification answer;
    public Nonce seenNonce;

    public FixedIdTokenVerifier(IdTokenVerification answer) {
        super(null, null, null);
        this.answer = answer;
    }

    @Override
    public IdTokenVerification verify(IdToken token, Nonce nonce) {
        seenNonce = nonce;
        return answer;
    }
}
