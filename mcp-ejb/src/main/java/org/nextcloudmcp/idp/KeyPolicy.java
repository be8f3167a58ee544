package org.nextcloudmcp.idp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the provider's keys may verify what (RFC 7517 section 4, RFC 8725 section 3.1). Pure. A key that is not for
 * verifying signatures is none here, so that no token can choose to be verified with it.
 */
final class KeyPolicy {

    /** RFC 7518 sections 3.3 and 3.5: keys of 2048 bits or more. */
    private static final int SHORTEST_RSA_KEY = 2048;

    /** Verifying with longer ones costs more than a request is worth. */
    private static final int LONGEST_RSA_KEY = 8192;

    /** FIPS 186-5 section 5.1. An exponent of 1 would make every text its own signature. */
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65_537);

    private static final int LONGEST_EXPONENT = 64;

    /** RFC 7518 sections 3.3 and 3.5. */
    private static final Set<String> RSA = Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512");

    /** RFC 7518 section 3.4: each algorithm has its curve. */
    private static final Map<Curve, String> ECDSA =
            Map.of(Curve.P_256, "ES256", Curve.P_384, "ES384", Curve.P_521, "ES512");

    private KeyPolicy() {}

    /** The key, ready for verifying; empty if it must not or cannot be used for that. */
    static Optional<ProviderKey> usable(JWK jwk) {
        // A private half that everybody can read makes everybody a signer. Symmetric keys are all private half.
        if (jwk.isPrivate() || !isForSignatures(jwk) || !mayVerify(jwk)) {
            return Optional.empty();
        }
        var algorithms = algorithms(jwk);
        return algorithms.isEmpty()
                ? Optional.empty()
                : publicKey(jwk).map(key -> new ProviderKey(Optional.ofNullable(jwk.getKeyID()), algorithms, key));
    }

    /** RFC 7517 section 4.2. */
    private static boolean isForSignatures(JWK jwk) {
        return jwk.getKeyUse() == null || KeyUse.SIGNATURE.equals(jwk.getKeyUse());
    }

    /** RFC 7517 section 4.3. */
    private static boolean mayVerify(JWK jwk) {
        return jwk.getKeyOperations() == null || jwk.getKeyOperations().contains(KeyOperation.VERIFY);
    }

    /** RFC 7517 section 4.4: {@code alg} narrows what the key's type allows. */
    private static Set<String> algorithms(JWK jwk) {
        var named = jwk.getAlgorithm();
        return byType(jwk).stream()
                .filter(algorithm -> named == null || algorithm.equals(named.getName()))
                .collect(Collectors.toSet());
    }

    private static Set<String> byType(JWK jwk) {
        if (jwk instanceof RSAKey rsa) {
            return isSane(rsa) ? RSA : Set.of();
        }
        if (jwk instanceof ECKey ec) {
            return ECDSA.containsKey(ec.getCurve()) ? Set.of(ECDSA.get(ec.getCurve())) : Set.of();
        }
        var edwards = jwk instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve());
        return edwards ? Set.of("EdDSA") : Set.of();
    }

    private static boolean isSane(RSAKey key) {
        var modulus = key.getModulus().decodeToBigInteger();
        var exponent = key.getPublicExponent().decodeToBigInteger();
        return modulus.bitLength() >= SHORTEST_RSA_KEY
                && modulus.bitLength() <= LONGEST_RSA_KEY
                && modulus.testBit(0)
                && exponent.compareTo(LEAST_EXPONENT) >= 0
                && exponent.bitLength() <= LONGEST_EXPONENT
                && exponent.testBit(0);
    }

    private static Optional<PublicKey> publicKey(JWK jwk) {
        try {
            if (jwk instanceof RSAKey rsa) {
                return Optional.of(rsa.toPublicKey());
            }
            return Optional.of(jwk instanceof ECKey ec ? ec.toPublicKey() : Ed25519Key.of((OctetKeyPair) jwk));
        } catch (JOSEException | GeneralSecurityException notAKeyForThisPlatform) {
            return Optional.empty();
        }
    }
}
