package org.nextcloudmcp.verification;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.idp.JsonWebKeys;
import org.nextcloudmcp.json.StrictJson;

/**
 * Verifies the signature of a JWT whose header is fine, with one of the provider's keys (RFC 7515 section 5.2). A key is
 * used only as its {@code kty}, {@code crv}, {@code alg}, {@code use} and {@code key_ops} allow (RFC 8725 section 3.1).
 */
@Singleton
class JwsSignature {

    /** RFC 7518 section 3.3. */
    private static final int SHORTEST_RSA_KEY = 2048;

    private final JsonWebKeys keys;

    @Inject
    JwsSignature(JsonWebKeys keys) {
        this.keys = keys;
    }

    /**
     * Why the signature is refused; empty if it is good.
     *
     * @throws org.nextcloudmcp.idp.ProviderUnavailableException if the key is not known and the provider cannot be asked
     */
    Optional<Reason> refusal(UnverifiedJwt jwt) {
        var algorithm = JWSAlgorithm.parse(jwt.header().getString("alg"));
        var kid = StrictJson.string(jwt.header(), "kid");
        var header = new JWSHeader.Builder(algorithm).keyID(kid.orElse(null)).build();
        var candidates = keys.get(new JWKSelector(JWKMatcher.forJWSHeader(header)), null).stream()
                .filter(JwsSignature::mayVerify)
                .toList();
        // Without a key id only one key may be meant: trying them all would make a guess a proof.
        if (candidates.isEmpty() || (kid.isEmpty() && candidates.size() > 1)) {
            return Optional.of(Reason.UNKNOWN_KEY);
        }
        return verifies(jwt, header, candidates) ? Optional.empty() : Optional.of(Reason.BAD_SIGNATURE);
    }

    private static boolean mayVerify(JWK key) {
        var operations = key.getKeyOperations();
        var forVerifying = operations == null || operations.contains(KeyOperation.VERIFY);
        return forVerifying && !(key instanceof RSAKey && key.size() < SHORTEST_RSA_KEY);
    }

    private static boolean verifies(UnverifiedJwt jwt, JWSHeader header, List<JWK> candidates) {
        return candidates.stream().anyMatch(key -> verifies(jwt, header, key));
    }

    private static boolean verifies(UnverifiedJwt jwt, JWSHeader header, JWK key) {
        try {
            return verifier(key).verify(header, jwt.signedBytes(), jwt.signature());
        } catch (JOSEException keyDoesNotFit) {
            return false;
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        if (key instanceof RSAKey rsa) {
            return new RSASSAVerifier(rsa);
        }
        if (key instanceof ECKey ec) {
            return new ECDSAVerifier(ec);
        }
        if (key instanceof OctetKeyPair edwards) {
            return new Ed25519Signature(edwards);
        }
        throw new JOSEException("no signature key");
    }
}
