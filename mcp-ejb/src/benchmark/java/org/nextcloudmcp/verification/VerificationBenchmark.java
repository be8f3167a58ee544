package org.nextcloudmcp.verification;

import com.nimbusds.jose.jwk.Curve;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.idp.FakeProvider;
import org.nextcloudmcp.oauth.AccessToken;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What verifying a good token costs, by algorithm: from memory, cold (everything but the memory), and beside it the bare
 * check of the signature on the platform, which nobody can undercut.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class VerificationBenchmark {

    /** The claims Keycloak sends: a token of 1.5 KB when signed with RSA. */
    static final String CLAIMS = """
            {"exp":1772366700,"iat":1772366400,"auth_time":1772366390,"jti":"onrtac:8f6d1b0a-6f4e-4b7e-9d0c-0f5a7c0f8f11",
            "iss":"https://id.example.com/realms/main","aud":["http://localhost:9080/mcp","account"],
            "sub":"2f7f6a52-9f0e-4a0e-8d8c-6b8d0f0a1c11","typ":"Bearer","azp":"mcp-client",
            "sid":"b7c0a0ce-52b5-4d1c-8bb4-1d2f0e6f7a90","acr":"1","allowed-origins":["https://app.example.com"],
            "realm_access":{"roles":["default-roles-main","offline_access","uma_authorization"]},
            "resource_access":{"account":{"roles":["manage-account","manage-account-links","view-profile"]}},
            "scope":"openid profile email notes.read files.read calendar.read","email_verified":true,"name":"Alice Example",
            "preferred_username":"alice","given_name":"Alice","family_name":"Example","email":"alice@example.com"}
            """;

    @Param({"RS256", "PS256", "ES256", "EdDSA"})
    public String algorithm = "RS256";

    private AccessToken token;
    private AccessTokenVerifier remembering;
    private AccessTokenVerifier forgetful;
    private PublicKey key;
    private String platformName;
    private byte[] signed;
    private byte[] signature;

    @Setup
    public void prepare() {
        Logger.getLogger(AccessTokenJudgement.class.getName()).setUseParentHandlers(false);
        var signing = signingKey();
        var provider = new FakeProvider().publishes(SigningKey.keySet(signing));
        var clock = new MovableClock();
        token = new AccessToken(signing.sign(algorithm, HostileTokens.header(algorithm, "key-1"), CLAIMS));
        var verifying = new Verifying(provider, clock);
        remembering = verifying.verifier;
        forgetful = new AccessTokenVerifier(
                new AccessTokenChecks(verifying.judgement, new VerificationMemory(runningAway(clock))));
        key = verifying.keys.find(algorithm, Optional.of("key-1")).get(0).key();
        var dot = token.value().lastIndexOf('.');
        signed = token.value().substring(0, dot).getBytes(StandardCharsets.US_ASCII);
        signature = Base64.getUrlDecoder().decode(token.value().substring(dot + 1));
        platformName = algorithm.equals("RS256")
                ? "SHA256withRSA"
                : algorithm.equals("EdDSA") ? "Ed25519" : "SHA256withECDSAinP1363Format";
        if (!(forgetful.verify(token) instanceof Verification.Accepted)) {
            throw new IllegalStateException("the token is not good");
        }
    }

    private SigningKey signingKey() {
        if (algorithm.equals("ES256")) {
            return SigningKey.ec("key-1", Curve.P_256);
        }
        return algorithm.equals("EdDSA") ? SigningKey.ed25519("key-1") : SigningKey.rsa("key-1", 2048);
    }

    /** A clock for a memory that never finds anything: at each look two minutes have passed. */
    static Clock runningAway(Clock start) {
        var now = new long[] {start.millis()};
        InstantSource source = () -> Instant.ofEpochMilli(now[0] += 120_000);
        return source.withZone(ZoneOffset.UTC);
    }

    @Benchmark
    public Verification remembered() {
        return remembering.verify(token);
    }

    @Benchmark
    public Verification cold() {
        return forgetful.verify(token);
    }

    @Benchmark
    public boolean bareSignature() throws GeneralSecurityException {
        if (algorithm.equals("PS256")) {
            return SignatureAlgorithm.PS256.verifies(key, signed, signature);
        }
        var verifier = Signature.getInstance(platformName);
        verifier.initVerify(key);
        verifier.update(signed);
        return verifier.verify(signature);
    }
}
