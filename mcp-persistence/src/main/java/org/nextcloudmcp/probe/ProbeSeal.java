package org.nextcloudmcp.probe;

import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.crypto.AssociatedData;
import org.nextcloudmcp.crypto.SealedSecret;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.oauth.CodeVerifier;
import org.nextcloudmcp.oauth.Nonce;
import org.nextcloudmcp.oauth.Subject;

/** Seals and opens the two secrets of a begun sign-in; the row's number and which sign-in it is stand for the generation. */
final class ProbeSeal {

    private static final String VERIFIER = "probe.code-verifier";
    private static final String NONCE = "probe.nonce";

    /** Nobody has signed in yet, so the secrets belong to nobody. */
    private static final Subject NOBODY = new Subject("provider-probe", "provider-probe");

    private final SecretCipher cipher;

    ProbeSeal(SecretCipher cipher) {
        this.cipher = cipher;
    }

    String sealed(CodeVerifier verifier, ProbeRow row) {
        return cipher.seal(verifier.value(), associatedData(VERIFIER, row)).encoded();
    }

    String sealed(Nonce nonce, ProbeRow row) {
        return cipher.seal(nonce.value(), associatedData(NONCE, row)).encoded();
    }

    CodeVerifier verifier(ProbeRow row) {
        return new CodeVerifier(open(row.verifierSealed, VERIFIER, row));
    }

    Nonce nonce(ProbeRow row) {
        return new Nonce(open(row.nonceSealed, NONCE, row));
    }

    private String open(@Nullable String sealed, String purpose, ProbeRow row) {
        if (sealed == null) {
            throw new IllegalStateException("a begun sign-in has a " + purpose);
        }
        return cipher.open(SealedSecret.parse(sealed), associatedData(purpose, row));
    }

    private static AssociatedData associatedData(String purpose, ProbeRow row) {
        return new AssociatedData(purpose, NOBODY, row.id * 2 + row.signIn - 1);
    }
}
