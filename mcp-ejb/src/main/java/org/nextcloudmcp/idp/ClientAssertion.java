package org.nextcloudmcp.idp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import org.nextcloudmcp.oauth.ClientId;

/** The signed statement that we are our client (RFC 7523 section 3), a new one for each request. */
final class ClientAssertion {

    /** Who catches one has no time to use it, and a provider need not remember its id for long. */
    static final Duration LIFETIME = Duration.ofSeconds(60);

    private static final int ID_BYTES = 16;

    private ClientAssertion() {}

    /**
     * The assertion as a compact JWS.
     *
     * @param key RSA or EC P-256 with its private part
     */
    static String sign(ClientId client, JWK key, ProviderMetadata provider, Instant now, SecureRandom random) {
        var header = new JWSHeader.Builder(algorithm(key, provider))
                .keyID(key.getKeyID())
                .build();
        var claims = new JWTClaimsSet.Builder()
                .issuer(client.value())
                .subject(client.value())
                .audience(provider.issuer())
                .jwtID(id(random))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        try {
            var assertion = new SignedJWT(header, claims);
            assertion.sign(signer(key));
            return assertion.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the client's key was checked at start and must sign", e);
        }
    }

    /** RS256 is what providers that say nothing must be taken to know; PS256 only where RS256 is not wanted. */
    private static JWSAlgorithm algorithm(JWK key, ProviderMetadata provider) {
        if (key instanceof ECKey) {
            return JWSAlgorithm.ES256;
        }
        var known = provider.clientAssertionAlgorithms().orElse(Set.of());
        return known.contains("PS256") && !known.contains("RS256") ? JWSAlgorithm.PS256 : JWSAlgorithm.RS256;
    }

    private static JWSSigner signer(JWK key) throws JOSEException {
        return key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner((RSAKey) key);
    }

    private static String id(SecureRandom random) {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
