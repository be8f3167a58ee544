package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.idp.FakeProvider;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.MisconfiguredException;
import org.nextcloudmcp.settings.SettingFault;
import org.nextcloudmcp.settings.SettingsOutcome;

@DisplayName("The checks of access tokens")
@Timeout(20)
class AccessTokenChecksTest {

    private static final AccessToken SIGNED = new AccessToken(
            SigningKey.part(HostileTokens.header("RS256", "rsa-1")) + "." + SigningKey.part("{}") + ".c2ln");

    private final MovableClock clock = new MovableClock();
    private final Verifying verifying = new Verifying(new FakeProvider(), clock);

    /** Checks whose judgement of signed tokens is this. */
    private AccessTokenChecks judging(Supplier<Finding> signed) {
        var configuration = verifying.configuration;
        var judgement = new JwtJudgement(configuration, new JwsSignature(verifying.keys), clock) {
            @Override
            Finding judge(AccessToken inbound, UnverifiedJwt jwt) {
                return signed.get();
            }
        };
        var opaque = new OpaqueTokenJudgement(configuration, verifying.introspection, clock);
        return new AccessTokenChecks(new AccessTokenJudgement(judgement, opaque), new VerificationMemory(clock));
    }

    @Test
    @DisplayName("that break are neither a yes nor a no, and one line in the log that holds nothing of the token")
    void broken() {
        var checks = judging(() -> {
            throw new ArithmeticException("with a claim in it");
        });

        var lines = Logged.during(
                AccessTokenJudgement.class,
                () -> assertThat(checks.verification(SIGNED)).isInstanceOf(Verification.ProviderUnreachable.class));

        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("SEVERE")
                .contains("java.lang.ArithmeticException", "AccessTokenChecksTest")
                .doesNotContain("with a claim in it", SIGNED.value());
    }

    @Test
    @DisplayName("that break are not remembered")
    void brokenOnce() {
        var number = new AtomicInteger();
        var checks = judging(() -> {
            if (number.getAndIncrement() == 0) {
                throw new IllegalStateException("once");
            }
            return Finding.refused(Reason.EXPIRED);
        });

        checks.verification(SIGNED);
        assertThat(checks.verification(SIGNED)).isEqualTo(new Verification.Rejected(Reason.EXPIRED));
    }

    @Test
    @DisplayName("without settings are the operator's matter, which whoever asks must tell apart")
    void misconfigured() {
        var faulty = new Configuration(
                new SettingsOutcome.Faulty(java.util.List.of(new SettingFault("a", "A", "is missing", "Set it."))));
        var checks =
                judging(() -> Finding.refused(Reason.valueOf(faulty.settings().toString())));

        assertThatThrownBy(() -> checks.verification(SIGNED)).isInstanceOf(MisconfiguredException.class);
    }

    @Test
    @DisplayName("of one signed token are waited for by few; the rest checks for itself, which costs no request")
    void crowd() throws Exception {
        var judged = new AtomicInteger();
        var running = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var checks = judging(() -> {
            if (judged.getAndIncrement() == 0) {
                running.countDown();
                awaited(go);
            }
            return Finding.ofNothing(new Verification.Rejected(Reason.EXPIRED));
        });
        var pool = Executors.newFixedThreadPool(50);
        try {
            var first = pool.submit(() -> checks.verification(SIGNED));
            running.await();
            var others = IntStream.range(0, 49)
                    .mapToObj(i -> pool.submit(() -> checks.verification(SIGNED)))
                    .toList();
            while (others.stream().filter(Future::isDone).count() < 49 - SharedCheck.MOST_WAITING_FOR_ONE) {
                Thread.onSpinWait();
            }
            assertThat(judged).hasValue(1 + 49 - SharedCheck.MOST_WAITING_FOR_ONE);
            go.countDown();

            assertThat(first.get()).isEqualTo(new Verification.Rejected(Reason.EXPIRED));
            for (var other : others) {
                assertThat(other.get()).isEqualTo(new Verification.Rejected(Reason.EXPIRED));
            }
        } finally {
            go.countDown();
            pool.shutdownNow();
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
