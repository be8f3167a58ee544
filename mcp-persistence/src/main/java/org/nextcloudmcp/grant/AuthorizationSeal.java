package org.nextcloudmcp.grant;

import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.crypto.AssociatedData;
import org.nextcloudmcp.crypto.SealedSecret;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.oauth.CodeVerifier;
import org.nextcloudmcp.oauth.Nonce;

/** Seals and opens the two secrets of a begun authorization; the row's number stands for the generation. */
final class AuthorizationSeal {

    static final String VERIFIER = "authorization.code-verifier";
    static final String NONCE = "authorization.nonce";

    private final SecretCipher cipher;

    AuthorizationSeal(SecretCipher cipher) {
        this.cipher = cipher;
    }

    String sealed(CodeVerifier verifier, PendingAuthorizationRow row) {
        return cipher.seal(verifier.value(), associatedData(VERIFIER, row)).encoded();
    }

    String sealed(Nonce nonce, PendingAuthorizationRow row) {
        return cipher.seal(nonce.value(), associatedData(NONCE, row)).encoded();
    }

    /** Opens what the row held when it was read. */
    BegunAuthorization opened(PendingAuthorizationRow row) {
        return new BegunAuthorization(
                row.request(),
                new CodeVerifier(open(row.verifierSealed, VERIFIER, row)),
                new Nonce(open(row.nonceSealed, NONCE, row)));
    }

    private String open(@Nullable String sealed, String purpose, PendingAuthorizationRow row) {
        if (sealed == null) {
            throw new IllegalStateException("a begun authorization has a " + purpose);
        }
        return cipher.open(SealedSecret.parse(sealed), associatedData(purpose, row));
    }

    private static AssociatedData associatedData(String purpose, PendingAuthorizationRow row) {
        return new AssociatedData(purpose, row.subject(), row.id);
    }
}
