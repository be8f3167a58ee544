package org.nextcloudmcp.verification;

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

/** What refusing a bad token costs that was never seen before; the writing of its log line is left out. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RefusalBenchmark {

    /** By what it is refused: its form, its text, its header, its key, its signature, its claims. */
    @Param({
        "not a token",
        "a JWT of more than 16 KiB",
        "claims nested without end",
        "a number of thousands of digits",
        "15 KiB of members",
        "a critical extension",
        "a key id nobody has",
        "a stranger's RSA key under a known id",
        "a stranger's EC key under a known id",
        "a stranger's Ed25519 key under a known id",
        "exp long ago",
        "another audience"
    })
    public String kind = "not a token";

    private AccessToken token;
    private AccessTokenVerifier forgetful;

    @Setup
    public void prepare() {
        Logger.getLogger(AccessTokenJudgement.class.getName()).setUseParentHandlers(false);
        var clock = new MovableClock();
        var verifying = new Verifying(new FakeProvider().publishes(HostileTokens.KEY_SET), clock);
        forgetful = new AccessTokenVerifier(new AccessTokenChecks(
                verifying.judgement, new VerificationMemory(VerificationBenchmark.runningAway(clock))));
        token = new AccessToken(text());
        verifying.verifier.verify(new AccessToken(HostileTokens.GOOD));
        if (!(forgetful.verify(token) instanceof Verification.Rejected)) {
            throw new IllegalStateException("the token is not refused");
        }
    }

    private String text() {
        if (kind.equals("not a token")) {
            return "not a token";
        }
        if (kind.equals("15 KiB of members")) {
            var members = new StringBuilder("{\"a\":1");
            for (var i = 0; i < 990; i++) {
                members.append(",\"m").append(i).append("\":").append(i);
            }
            return HostileTokens.RSA.sign(
                    "RS256",
                    HostileTokens.header("RS256", "invented"),
                    members.append("}").toString());
        }
        return HostileTokens.all()
                .filter(hostile -> hostile.name().equals(kind))
                .findFirst()
                .orElseThrow()
                .token();
    }

    @Benchmark
    public Verification refused() {
        return forgetful.verify(token);
    }
}
