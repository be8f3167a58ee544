package org.nextcloudmcp.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.Bench.BOB;
import static org.nextcloudmcp.fixture.Bench.SCOPES;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.background.Crew;
import org.nextcloudmcp.background.Pause;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.broker.BrokeredToken;
import org.nextcloudmcp.broker.GrantRedemption;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.fixture.FakeProvider;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.RotationSettings;

@DisplayName("A pass of rotation")
class RotationPassTest {

    private static final Duration PERIOD = Duration.ofDays(1);

    private final Bench bench = new Bench();
    private final AccessTokenCache cache = new AccessTokenCache(bench.configuration, bench.clock);
    private final GrantRedemption redemption = bench.redemption();
    private final RotationProgress progress = new RotationProgress();
    private final Crew crew = new Crew(1, Thread::new);
    private final RotationPass pass = pass(new RotationSettings(PERIOD, 2), crew);

    private RotationPass pass(RotationSettings settings, Crew itsCrew) {
        var clockPause = new Pause() {
            /** Moves the clock instead of waiting. */
            @Override
            public boolean pause(Duration duration) {
                bench.clock.forward(duration);
                return true;
            }
        };
        return new RotationPass(
                bench.grants, bench.database, redemption, cache, settings, progress, clockPause, itsCrew, bench.clock);
    }

    @AfterEach
    void end() {
        crew.close();
    }

    @Test
    void rotatesWhatIsDueOnceAPeriod() {
        bench.grant(ALICE);
        assertThat(pass.run()).isEqualTo(RotationReport.NOTHING);
        bench.clock.forward(PERIOD);
        assertThat(pass.run()).isEqualTo(new RotationReport(1, 0, 0, 0));
        assertThat(bench.stored(ALICE).orElseThrow().refreshToken().value()).isEqualTo("refresh-1");
        assertThat(pass.run()).isEqualTo(RotationReport.NOTHING);
        bench.clock.forward(PERIOD);
        assertThat(pass.run()).isEqualTo(new RotationReport(1, 0, 0, 0));
        assertThat(bench.audit.noted()).containsExactly("ROTATION REDEEMED", "ROTATION REDEEMED");
    }

    @Test
    void goesOnBehindAGrantThatCannotBeOpened() {
        bench.grant(ALICE);
        bench.grant(BOB);
        var sealedUnderALostKey = bench.database.call(() -> bench.database
                .entityManager()
                .createNativeQuery("UPDATE offline_grant SET refresh_token_sealed = 'lost:AAAA' WHERE sub = 'alice'")
                .executeUpdate());
        assertThat(sealedUnderALostKey).isEqualTo(1);
        bench.clock.forward(PERIOD);
        assertThat(pass.run()).isEqualTo(new RotationReport(1, 1, 0, 0));
        assertThat(bench.stored(BOB).orElseThrow().refreshToken().value()).isEqualTo("refresh-1");
    }

    @Test
    void rotatesBeforeTheRefreshTokenEndsIfThatIsSooner() {
        bench.grant(ALICE, Optional.of(bench.clock.instant().plusSeconds(900)));
        bench.clock.forward(Duration.ofSeconds(600));
        assertThat(pass.run()).isEqualTo(new RotationReport(1, 0, 0, 0));
    }

    @Test
    void leavesAGrantAloneThatACallHasRedeemedMeanwhile() {
        bench.grant(ALICE);
        bench.clock.forward(PERIOD);
        bench.broker(cache, redemption).nextcloudToken(ALICE, SCOPES);
        assertThat(pass.run()).isEqualTo(RotationReport.NOTHING);
        assertThat(bench.provider.tokenRequests).hasSize(1);
    }

    @Test
    void redeemsNoMoreThanTwoASecondHereWhereTwoAreSet() {
        for (int user = 0; user < 7; user++) {
            bench.grant(new Subject(FakeProvider.ISSUER, "user-" + user));
        }
        bench.clock.forward(PERIOD);
        var before = bench.clock.instant();
        assertThat(pass.run()).isEqualTo(new RotationReport(7, 0, 0, 0));
        assertThat(Duration.between(before, bench.clock.instant())).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void stopsAfterFiveFailuresInARowAndGoesOnAtTheNext() {
        for (int user = 0; user < 8; user++) {
            bench.grant(new Subject(FakeProvider.ISSUER, "user-" + user));
        }
        bench.clock.forward(PERIOD);
        bench.provider.onTokenRequest(form -> FakeProvider.error(503, "temporarily_unavailable"));
        assertThat(pass.run()).isEqualTo(new RotationReport(0, 0, 5, 5));
        bench.provider.onTokenRequest(form -> bench.provider.tokens(300));
        bench.clock.forward(Duration.ofMinutes(6));
        assertThat(pass.run()).isEqualTo(new RotationReport(8, 0, 0, 0));
    }

    @Test
    void marksAGrantThatTheProviderRefusesAndGoesOnWithTheOthers() {
        bench.grant(ALICE);
        bench.grant(BOB);
        bench.clock.forward(PERIOD);
        bench.provider.onTokenRequest(form -> {
            bench.provider.onTokenRequest(next -> bench.provider.tokens(300));
            return FakeProvider.error(400, "invalid_grant");
        });
        assertThat(pass.run()).isEqualTo(new RotationReport(1, 1, 0, 0));
        assertThat(bench.stored(ALICE).orElseThrow().state()).isEqualTo(GrantState.RECONSENT_REQUIRED);
        assertThat(bench.stored(BOB).orElseThrow().state()).isEqualTo(GrantState.ACTIVE);
        bench.clock.forward(PERIOD);
        assertThat(pass.run()).as("a refused grant is not tried again").isEqualTo(new RotationReport(1, 0, 0, 0));
    }

    @Test
    void endsTheServingOfATokenThatTheRotationMayHaveEnded() {
        bench.grant(ALICE);
        bench.clock.forward(PERIOD.minusSeconds(60));
        var broker = bench.broker(cache, redemption);
        var before = broker.nextcloudToken(ALICE, SCOPES);
        bench.clock.forward(PERIOD);
        pass.run();
        assertThat(broker.nextcloudToken(ALICE, SCOPES))
                .isInstanceOf(BrokeredToken.Issued.class)
                .isNotEqualTo(before);
        assertThat(bench.provider.tokenRequests).hasSize(2);
    }

    @Test
    void goesOnUntilNothingIsDueAndSaysHowFarItIs() {
        for (int user = 0; user < 150; user++) {
            bench.grant(new Subject(FakeProvider.ISSUER, "user-" + user));
        }
        assertThat(progress.current().beganAt()).as("nothing was ever due").isEmpty();
        bench.clock.forward(PERIOD);
        var before = bench.clock.instant();
        assertThat(pass.run()).isEqualTo(new RotationReport(150, 0, 0, 0));
        assertThat(progress.current().beganAt()).contains(before);
        assertThat(progress.current().endedAt()).contains(before.plusSeconds(75));
        assertThat(bench.provider.tokenRequests).as("each once").hasSize(150);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 120, 300, 900})
    void keepsAGrantAliveWhoseRefreshTokenLivesForMinutesAlsoThoughOneAttemptFails(int seconds) {
        bench.grant(ALICE, Optional.of(bench.clock.instant().plusSeconds(seconds)));
        var failing = new AtomicBoolean();
        bench.provider.onTokenRequest(form -> failing.getAndSet(!failing.get())
                ? bench.provider.tokens(300, FakeProvider.AUDIENCE, ",\"refresh_expires_in\":" + seconds)
                : FakeProvider.error(503, "temporarily_unavailable"));
        var betweenPasses = Duration.ofSeconds(8);
        for (var passed = Duration.ZERO; passed.toSeconds() < 10L * seconds; passed = passed.plus(betweenPasses)) {
            bench.clock.forward(betweenPasses);
            pass.run();
            assertThat(bench.stored(ALICE).orElseThrow().refreshTokenExpiresAt().orElseThrow())
                    .as("after " + passed)
                    .isAfter(bench.clock.instant());
        }
    }
}
