package org.nextcloudmcp.standin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A provider in memory: one key, and tokens to order. */
final class TestProvider {
    static final String ISSUER = "https://login.example/realms/test";
    static final List<Account> ACCOUNTS = List.of(
            new Account("sub-of-alice", "alice", "Alice Test", "alice@example.org"),
            new Account("sub-of-bob", "bob", "Bob Test", "bob@example.org"),
            new Account("sub-of-carol", "carol", "Carol Test", "carol@example.org"));

    private final Clock clock;
    private final RSAKey key;

    TestProvider(Clock clock) {
        this.clock = clock;
        try {
            this.key = new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    BearerTokens bearerTokens() {
        return new BearerTokens(
                ISSUER, new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())), "nextcloud", ACCOUNTS.stream());
    }

    String token(String userId) {
        return token(userId, claims -> {});
    }

    String token(String userId, Consumer<JWTClaimsSet.Builder> change) {
        return token(userId, change, key);
    }

    String token(String userId, Consumer<JWTClaimsSet.Builder> change, RSAKey signedBy) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(Stream.of("nextcloud").toList())
                .subject("sub-of-" + userId)
                .expirationTime(new Date(System.currentTimeMillis() + 60_000));
        change.accept(claims);
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims.build());
            token.sign(new RSASSASigner(signedBy));
            return token.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
