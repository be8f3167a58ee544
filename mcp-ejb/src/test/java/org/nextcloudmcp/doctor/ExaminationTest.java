package org.nextcloudmcp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.probe.ProbePhase;

@DisplayName("What a probe finds at providers of different manners")
class ExaminationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DoctorBench doctor = new DoctorBench();

    @Test
    void aStrictProviderRotatesAndKillsTheGrantOnReuse() {
        var report = doctor.examined(PATIENCE);

        assertThat(report.outcome()).contains(ProbeOutcome.MEASURED);
        var found = doctor.findings();
        assertThat(found.rotation().orElseThrow().kind()).isEqualTo(Rotation.Kind.ROTATES);
        assertThat(found.rotation().orElseThrow().narrowing()).isEqualTo(Rotation.Narrowing.ONCE);
        assertThat(found.reused()).contains(new Reused(List.of(), OptionalLong.of(0), Life.DEAD));
        assertThat(found.revoked())
                .contains(new Revoked(Revoked.Kind.ENDS_IT, Life.LIVES, Revoked.Kind.ENDS_IT, Life.DEAD));
        assertThat(found.exchanged().orElseThrow().kind()).isEqualTo(Exchanged.Kind.WORKS);
        assertThat(found.introspected()).contains(Introspected.ACTIVE);
        assertThat(texts(report)).anyMatch(text -> text.contains("no grace window") && text.contains("at most 8"));
        assertThat(report.advice()).extracting(Advice::setting).contains("DATA_DIR");
    }

    @Test
    void aProviderThatKeepsTheRefreshTokenIsMeasuredWithOneSignIn() {
        doctor.provider.rotates = false;

        var report = doctor.examined(PATIENCE);

        assertThat(report.signIn()).isEqualTo(1);
        assertThat(report.outcome()).contains(ProbeOutcome.MEASURED);
        assertThat(doctor.findings().rotation().orElseThrow().kind()).isEqualTo(Rotation.Kind.STAYS);
        assertThat(doctor.findings().reused()).isEmpty();
        assertThat(texts(report)).anyMatch(text -> text.contains("costs no grant"));
        assertThat(report.advice()).extracting(Advice::setting).doesNotContain("DATA_DIR");
    }

    @Test
    void aGraceWindowIsFoundWithItsLength() {
        doctor.provider.grace = Optional.of(Duration.ofSeconds(20));

        var report = doctor.examined(PATIENCE);

        assertThat(doctor.findings().reused())
                .contains(new Reused(List.of(0L, 2L, 5L, 10L), OptionalLong.of(30), Life.DEAD));
        assertThat(texts(report)).anyMatch(text -> text.contains("taken after 10 s and refused after 30 s"));
    }

    @Test
    void patienceEndsBeforeALongGraceWindow() {
        doctor.provider.grace = Optional.of(Duration.ofHours(1));

        var report = doctor.examined(Duration.ofSeconds(9));

        assertThat(doctor.findings().reused())
                .contains(new Reused(List.of(0L, 2L, 5L), OptionalLong.empty(), Life.LIVES));
        assertThat(texts(report)).anyMatch(text -> text.contains("still taken 5 s"));
    }

    @Test
    void aProviderThatRefusesReuseAndKeepsTheGrantIsToldFromOneThatKills() {
        doctor.provider.kills = false;
        doctor.examined(PATIENCE);
        assertThat(doctor.findings().reused()).contains(new Reused(List.of(), OptionalLong.of(0), Life.LIVES));
    }

    @Test
    void withoutRevocationOneSignInIsEnoughForEverything() {
        doctor.provider.revokes = false;

        var report = doctor.examined(PATIENCE);

        assertThat(report.signIn()).isEqualTo(1);
        assertThat(doctor.findings().revoked().orElseThrow().refreshToken()).isEqualTo(Revoked.Kind.UNSUPPORTED);
        assertThat(doctor.findings().reused()).isPresent();
    }

    @Test
    void withoutARefreshTokenTheRestIsMeasuredAllTheSame() {
        doctor.provider.refreshTokens = false;

        var report = doctor.examined(PATIENCE);

        assertThat(report.outcome()).contains(ProbeOutcome.MEASURED);
        assertThat(doctor.findings().rotation()).isEmpty();
        assertThat(doctor.findings().exchanged()).isPresent();
        assertThat(texts(report)).anyMatch(text -> text.startsWith("No refresh token came"));
        assertThat(report.advice())
                .contains(new Advice(
                        "NEXTCLOUD_CREDENTIAL",
                        "exchange",
                        "Grants cannot be given as things are, and exchange works."));
    }

    @Test
    void opaqueTokensAreReadByIntrospection() {
        doctor.provider.opaque = true;
        doctor.provider.exchanges = false;

        doctor.examined(PATIENCE);

        var tokens = doctor.findings().tokens().orElseThrow();
        assertThat(tokens.form()).isEqualTo(GivenTokens.Form.OPAQUE);
        assertThat(tokens.forNextcloud()).isEqualTo(GivenTokens.ForNextcloud.YES);
        assertThat(doctor.findings().exchanged())
                .contains(new Exchanged(Exchanged.Kind.UNSUPPORTED, "unsupported_grant_type"));
        assertThat(doctor.findings().rotation().orElseThrow().narrowing()).isEqualTo(Rotation.Narrowing.ONCE);
    }

    @Test
    void whereIntrospectionTellsNothingExchangeTellsWhetherATokenLives() {
        doctor.provider.introspects = false;
        doctor.examined(PATIENCE);
        assertThat(doctor.findings().introspected()).contains(Introspected.SAYS_INACTIVE);
        assertThat(doctor.findings().revoked().orElseThrow().newestAccessToken())
                .isEqualTo(Life.DEAD);
    }

    @Test
    void whereNothingTellsNothingIsClaimed() {
        doctor.provider.introspects = false;
        doctor.provider.exchanges = false;
        doctor.examined(PATIENCE);
        assertThat(doctor.findings().rotation().orElseThrow().olderAccessToken())
                .isEqualTo(Life.CANNOT_TELL);
        assertThat(doctor.findings().revoked().orElseThrow().accessToken()).isEqualTo(Revoked.Kind.CONFIRMED);
        assertThat(doctor.findings().revoked().orElseThrow().refreshToken()).isEqualTo(Revoked.Kind.ENDS_IT);
    }

    @Test
    void narrowingForGoodAndNarrowingIgnoredAreToldApart() {
        doctor.provider.narrowsForGood = true;
        doctor.examined(PATIENCE);
        assertThat(doctor.findings().rotation().orElseThrow().narrowing()).isEqualTo(Rotation.Narrowing.FOR_GOOD);
        doctor.provider.narrowsForGood = false;
        doctor.provider.ignoresNarrowing = true;
        doctor.examined(PATIENCE);
        assertThat(doctor.findings().rotation().orElseThrow().narrowing()).isEqualTo(Rotation.Narrowing.IGNORED);
    }

    @Test
    void aRefreshThatEndsOlderAccessTokensIsSeen() {
        doctor.provider.refreshEndsOlderAccessTokens = true;
        doctor.examined(PATIENCE);
        assertThat(doctor.findings().rotation().orElseThrow().olderAccessToken())
                .isEqualTo(Life.DEAD);
    }

    @Test
    void aRefreshTokenOfMinutesIsSaidToForceRotation() {
        doctor.provider.refreshSeconds = Optional.of(900L);
        var report = doctor.examined(PATIENCE);
        assertThat(texts(report))
                .anyMatch(text -> text.contains("lives 15 minutes, not longer than the rotation period"));
        doctor.provider.refreshSeconds = Optional.of(60L);
        assertThat(texts(doctor.examined(PATIENCE))).anyMatch(text -> text.contains("too short to be rotated in time"));
    }

    @Test
    void aWrongAudienceIsSaidWithWhatCameInstead() {
        doctor.provider.audience = "something-else";
        var report = doctor.examined(PATIENCE);
        assertThat(texts(report))
                .anyMatch(text -> text.contains("[something-else]") && text.contains("lacks nextcloud"));
        assertThat(report.advice()).extracting(Advice::setting).contains("NEXTCLOUD_AUDIENCE");
    }

    @Test
    void nothingOfTheProbeLivesOn() {
        doctor.provider.grace = Optional.of(Duration.ofHours(1));
        doctor.examined(PATIENCE);
        assertThat(doctor.provider.anythingLives()).isFalse();
        assertThat(doctor.bench.waitingRevocations()).isZero();
    }

    @Test
    void aUserWithAGrantIsTurnedAwayAndTheGrantIsLeftAlone() {
        doctor.bench.grant(DoctorBench.TESTER);

        var answer = doctor.signIn(doctor.start(PATIENCE));

        assertThat(answer).isEqualTo(new ProbeAnswer.Over(ProbeOutcome.HAS_GRANT));
        assertThat(doctor.report().outcome()).contains(ProbeOutcome.HAS_GRANT);
        assertThat(doctor.bench.stored(DoctorBench.TESTER).orElseThrow().refreshToken())
                .isEqualTo(new RefreshToken("refresh-0"));
        assertThat(doctor.provider.revoked)
                .as("revoking could end the grant of the same sign-in")
                .isEmpty();
        assertThat(doctor.bench.provider.tokenRequests)
                .as("the code, and nothing after it")
                .hasSize(1);
    }

    @Test
    void aGrantGivenInTheMiddleStopsTheProbeBeforeItPresentsASpentToken() {
        var first = (ProbeAnswer.Measuring) doctor.signIn(doctor.start(PATIENCE));
        doctor.provider.beforeRefresh = () -> {
            doctor.provider.beforeRefresh = () -> {};
            doctor.bench.grant(DoctorBench.TESTER);
        };
        var before = doctor.bench.provider.tokenRequests.size();

        doctor.signIn(first.again());

        assertThat(doctor.report().outcome()).contains(ProbeOutcome.STOPPED);
        assertThat(doctor.bench.provider.tokenRequests)
                .as("code and first redemption")
                .hasSize(before + 2);
        assertThat(doctor.bench.provider.revoked).doesNotContain("refresh-0");
    }

    @Test
    void aConsentBegunInTheMiddleHasTheProbesTokensRevokedAndStopsIt() {
        var first = (ProbeAnswer.Measuring) doctor.signIn(doctor.start(PATIENCE));
        doctor.provider.beforeRefresh = () -> {
            doctor.provider.beforeRefresh = () -> {};
            assertThat(doctor.delivery.settle(DoctorBench.TESTER)).isTrue();
        };
        doctor.signIn(first.again());
        assertThat(doctor.findings().reused()).isEmpty();
        assertThat(doctor.report().phase()).isEqualTo(ProbePhase.ENDED);
        assertThat(doctor.provider.anythingLives()).isFalse();
    }

    @Test
    void whileItMeasuresTheTokenLiesInTheOutboxForTheCaseOfACrash() {
        doctor.provider.beforeRefresh = () -> {
            assertThat(doctor.bench.waitingRevocations()).isEqualTo(1);
            var claimed = doctor.bench.database.call(() -> doctor.bench.outbox.claim(doctor.bench.clock.instant(), 9));
            assertThat(claimed).as("not due while it measures").isEmpty();
        };
        doctor.examined(PATIENCE);
        assertThat(doctor.bench.waitingRevocations()).isZero();
    }

    @Test
    void aProviderThatGoesAwayEndsTheProbeAndItsTokensAreRevokedLater() {
        doctor.provider.beforeRefresh = () -> doctor.bench.provider.away(true);
        var report = doctor.examined(PATIENCE);
        assertThat(report.phase()).isEqualTo(ProbePhase.ENDED);
        assertThat(doctor.bench.waitingRevocations()).isEqualTo(1);
        doctor.provider.beforeRefresh = () -> {};
        doctor.bench.provider.away(false);
        doctor.bench.clock.forward(Duration.ofHours(2));
        doctor.delivery.drain();
        assertThat(doctor.provider.anythingLives()).isFalse();
    }

    private static List<String> texts(ProbeReport report) {
        return report.sentences().stream().map(Sentence::text).toList();
    }
}
