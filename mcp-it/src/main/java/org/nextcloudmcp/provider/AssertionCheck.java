package org.nextcloudmcp.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A client assertion (RFC 7523 section 3), checked with the keys that the client itself publishes; taken once. */
final class AssertionCheck {
    private static final int LONGEST_SECONDS = 60;
    private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256");

    private final ClientRegistration client;
    private final Set<String> audiences;
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Clock clock = Clock.systemUTC();

    AssertionCheck(ClientRegistration client, String issuer, String tokenEndpoint) {
        this.client = client;
        this.audiences = Set.of(issuer, tokenEndpoint);
    }

    boolean isRight(String assertion) {
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            return isSigned(jwt) && claimsAreRight(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IOException wrong) {
            return false;
        }
    }

    private boolean isSigned(SignedJWT jwt) throws JOSEException, IOException, ParseException {
        JWK key = JWKSet.load(client.jwksUri().toURL())
                .getKeyByKeyId(jwt.getHeader().getKeyID());
        if (!(key instanceof AsymmetricJWK asymmetric)
                || key.isPrivate()
                || !ALGORITHMS.contains(jwt.getHeader().getAlgorithm().getName())) {
            return false;
        }
        JWSVerifier verifier =
                new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), asymmetric.toPublicKey());
        return jwt.verify(verifier);
    }

    private boolean claimsAreRight(JWTClaimsSet claims) {
        Instant now = clock.instant();
        List<String> audience = claims.getAudience();
        return client.id().equals(claims.getIssuer())
                && client.id().equals(claims.getSubject())
                && audience.size() == 1
                && audiences.contains(audience.get(0))
                && claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().isAfter(now)
                && !claims.getExpirationTime().toInstant().isAfter(now.plusSeconds(LONGEST_SECONDS + 1))
                && claims.getJWTID() != null
                && used.add(claims.getJWTID());
    }
}
