package org.nextcloudmcp.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Clock;
import java.util.Date;
import org.junit.jupiter.api.Test;

class BearerTokensTest {
    private final TestProvider provider = new TestProvider(Clock.systemUTC());
    private final BearerTokens tokens = provider.bearerTokens();

    @Test
    void takesATokenForNextcloudOfAKnownUser() {
        assertThat(tokens.owner(provider.token("alice")).orElseThrow().userId()).isEqualTo("alice");
    }

    @Test
    void refusesATokenForAnyOtherAudience() {
        assertThat(tokens.owner(provider.token("alice", claims -> claims.audience("nextcloud-mcp-server"))))
                .isEmpty();
    }

    @Test
    void refusesAnExpiredTokenWithoutAnyLeeway() {
        Date justNow = new Date(System.currentTimeMillis() - 1_000);
        assertThat(tokens.owner(provider.token("alice", claims -> claims.expirationTime(justNow))))
                .isEmpty();
    }

    @Test
    void refusesAnotherIssuer() {
        assertThat(tokens.owner(provider.token("alice", claims -> claims.issuer(TestProvider.ISSUER + "/"))))
                .isEmpty();
    }

    @Test
    void refusesAForgedSignature() throws Exception {
        var foreign = new RSAKeyGenerator(2048).keyID("k1").generate();
        assertThat(tokens.owner(provider.token("alice", claims -> {}, foreign))).isEmpty();
    }

    @Test
    void refusesAnUnsignedToken() {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(TestProvider.ISSUER)
                .audience("nextcloud")
                .subject("sub-of-alice")
                .expirationTime(new Date(System.currentTimeMillis() + 60_000))
                .build();
        assertThat(tokens.owner(new PlainJWT(claims).serialize())).isEmpty();
    }

    @Test
    void refusesAnUnknownUser() {
        assertThat(tokens.owner(provider.token("nobody"))).isEmpty();
    }
}
