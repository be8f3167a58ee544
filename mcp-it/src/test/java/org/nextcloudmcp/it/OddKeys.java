package org.nextcloudmcp.it;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.util.Set;
import java.util.function.Function;
import org.nextcloudmcp.provider.KeyRing;
import org.nextcloudmcp.provider.SigningKey;

/** Keys in the provider's key set that no access token may be verified with (RFC 7517 sections 4.2 to 4.4, RFC 8725). */
final class OddKeys {
    static final String FOR_ENCRYPTION = "for-encryption";
    static final String FOR_OTHER_OPERATIONS = "for-other-operations";
    static final String FOR_ANOTHER_ALGORITHM = "for-another-algorithm";
    static final String TOO_SHORT = "too-short";
    static final String SYMMETRIC = "symmetric";
    static final String ANOTHER_CURVE = "another-curve";

    /** The secret of the symmetric key, which everybody can read in the key set. */
    static final byte[] SHARED = "a-symmetric-key-that-everybody-can-read".getBytes(StandardCharsets.US_ASCII);

    private OddKeys() {}

    static void publish(KeyRing keys) {
        keys.publish(changed(
                FOR_ENCRYPTION,
                key -> new RSAKey.Builder(key).keyUse(KeyUse.ENCRYPTION).algorithm(null)));
        keys.publish(changed(
                FOR_OTHER_OPERATIONS,
                key -> new RSAKey.Builder(key)
                        .keyUse(null)
                        .algorithm(null)
                        .keyOperations(Set.of(KeyOperation.ENCRYPT))));
        keys.publish(changed(FOR_ANOTHER_ALGORITHM, key -> new RSAKey.Builder(key).algorithm(JWSAlgorithm.RS512)));
        keys.publish(SigningKey.rsa(TOO_SHORT, "RS256", 1024));
        keys.publish(new OctetSequenceKey.Builder(SHARED).keyID(SYMMETRIC).build());
        keys.publish(onAnotherCurve());
    }

    private static SigningKey changed(String kid, Function<RSAKey, RSAKey.Builder> change) {
        SigningKey key = SigningKey.rsa(kid, "RS256", 2048);
        return new SigningKey("RS256", change.apply(key.publicKey().toRSAKey()).build(), key.privateKey());
    }

    private static JWK onAnotherCurve() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(384);
            return new ECKey.Builder(Curve.P_384, (ECPublicKey)
                            generator.generateKeyPair().getPublic())
                    .keyID(ANOTHER_CURVE)
                    .keyUse(KeyUse.SIGNATURE)
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
