package org.nextcloudmcp.verification;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/**
 * The JWS algorithms that can be verified (RFC 7518 section 3.1, RFC 8037 section 3.1), each on the platform's own
 * implementation. There is no {@code none} and no HMAC to choose (RFC 8725 section 3.1).
 */
enum SignatureAlgorithm {
    RS256("SHA256withRSA"),
    RS384("SHA384withRSA"),
    RS512("SHA512withRSA"),
    /** The salt is as long as the hash (RFC 7518 section 3.5). */
    PS256("RSASSA-PSS", "SHA-256", 32),
    PS384("RSASSA-PSS", "SHA-384", 48),
    PS512("RSASSA-PSS", "SHA-512", 64),
    /** R and S one after the other, each of the curve's length (RFC 7518 section 3.4); DER is another form. */
    ES256("SHA256withECDSAinP1363Format"),
    ES384("SHA384withECDSAinP1363Format"),
    ES512("SHA512withECDSAinP1363Format"),
    EdDSA("Ed25519");

    private final String platformName;
    private final String pssHash;
    private final int saltBytes;

    SignatureAlgorithm(String platformName) {
        this(platformName, "", 0);
    }

    SignatureAlgorithm(String platformName, String pssHash, int saltBytes) {
        this.platformName = platformName;
        this.pssHash = pssHash;
        this.saltBytes = saltBytes;
    }

    /**
     * Whether the signature is the key's over these bytes.
     *
     * @param key one of the algorithm's kind; another verifies nothing
     */
    boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
        if (!EcdsaSignature.isInRange(key, signature)) {
            return false;
        }
        try {
            var verifier = Signature.getInstance(platformName);
            if (saltBytes > 0) {
                var mask = new MGF1ParameterSpec(pssHash);
                verifier.setParameter(
                        new PSSParameterSpec(pssHash, "MGF1", mask, saltBytes, PSSParameterSpec.TRAILER_FIELD_BC));
            }
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException notASignatureOfThisKey) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + platformName, e);
        }
    }
}
