package org.nextcloudmcp.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.fixture.FakeProvider;
import org.nextcloudmcp.oauth.BrowserBinding;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.State;
import org.nextcloudmcp.probe.ProbePhase;
import org.nextcloudmcp.provisioning.AuthorizationResponse;
import org.nextcloudmcp.provisioning.ConsentStart;
import org.nextcloudmcp.provisioning.Refusal;
import org.nextcloudmcp.provisioning.UnusableReason;
import org.nextcloudmcp.verification.IdTokenReason;
import org.nextcloudmcp.verification.IdTokenVerification;

@DisplayName("The test user's way through the browser")
class ProbeSignInTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DoctorBench doctor = new DoctorBench();

    @Test
    void theRequestIsThatOfARealConsentWithItsOwnSecrets() {
        var handle = doctor.start(PATIENCE);
        var redirect = (ConsentStart.Redirect) doctor.browser.begin(handle);
        var sent = DoctorBench.parameters(redirect.authorizationUrl());
        assertThat(sent)
                .containsEntry("redirect_uri", "https://mcp.example/oauth/callback-nextcloud")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("prompt", "consent")
                .containsEntry("resource", "https://cloud.example")
                .containsKeys("nonce", "code_challenge");
        assertThat(sent.get("scope")).isEqualTo("openid profile email offline_access files.read notes.read");
        assertThat(ProbeSignIn.isOurs(new State(sent.get("state")))).isTrue();
        assertThat(redirect.cookieLifetime()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aStateOfFlow2IsNeverTakenForAProbes() {
        assertThat(ProbeSignIn.isOurs(new State("a".repeat(43)))).isFalse();
        assertThat(ProbeSignIn.isOurs(new State("probe-" + "a".repeat(37)))).isFalse();
    }

    @Test
    void aLinkIsGoodForOneBrowserAndOneAnswer() {
        doctor.provider.rotates = false;
        var handle = doctor.start(PATIENCE);
        var redirect = (ConsentStart.Redirect) doctor.browser.begin(handle);
        assertThat(doctor.browser.begin(handle)).isEqualTo(new ConsentStart.Unusable(UnusableReason.USED));
        assertThat(doctor.comeBack(redirect, Optional.empty()))
                .isEqualTo(new ProbeAnswer.NotTaken(Refusal.OTHER_BROWSER));
        assertThat(doctor.comeBack(redirect, Optional.of(new BrowserBinding("planted"))))
                .isEqualTo(new ProbeAnswer.NotTaken(Refusal.OTHER_BROWSER));
        assertThat(doctor.bench.provider.tokenRequests).isEmpty();
        assertThat(doctor.comeBack(redirect, Optional.of(redirect.binding())))
                .isInstanceOf(ProbeAnswer.Measuring.class);
        assertThat(doctor.comeBack(redirect, Optional.of(redirect.binding())))
                .isEqualTo(new ProbeAnswer.NotTaken(Refusal.ALREADY_USED));
    }

    @Test
    void anAnswerAfterTenMinutesComesTooLate() {
        var redirect = (ConsentStart.Redirect) doctor.browser.begin(doctor.start(PATIENCE));
        doctor.bench.clock.forward(Duration.ofMinutes(10));
        assertThat(doctor.comeBack(redirect, Optional.of(redirect.binding())))
                .isEqualTo(new ProbeAnswer.NotTaken(Refusal.EXPIRED));
        assertThat(doctor.report().outcome()).contains(ProbeOutcome.LINK_EXPIRED);
    }

    @Test
    void anUnverifiedIdTokenEndsTheProbeAndNothingIsRevokedOfAnUnknownUser() {
        doctor.idTokens.answer = new IdTokenVerification.Rejected(IdTokenReason.WRONG_NONCE);
        assertThat(doctor.signIn(doctor.start(PATIENCE)))
                .isEqualTo(new ProbeAnswer.Over(ProbeOutcome.ID_TOKEN_INVALID));
        assertThat(doctor.provider.revoked).isEmpty();
    }

    @Test
    void whatTheProviderSaysInsteadOfACodeIsTheResult() {
        var redirect = (ConsentStart.Redirect) doctor.browser.begin(doctor.start(PATIENCE));
        assertThat(doctor.browser.complete(error(redirect, "invalid_target"), Optional.of(redirect.binding())))
                .isEqualTo(new ProbeAnswer.Over(ProbeOutcome.RESOURCE_REFUSED));
        assertThat(doctor.report().now()).contains("RFC 8707");
    }

    @Test
    void decliningEndsTheProbe() {
        var handle = doctor.start(PATIENCE);
        assertThat(doctor.browser.decline(handle)).isEmpty();
        assertThat(doctor.browser.decline(handle)).contains(UnusableReason.USED);
        assertThat(doctor.report().outcome()).contains(ProbeOutcome.DECLINED);
    }

    @Test
    void theLinkOfTheSecondSignInIsAskedAboutWhenItIsNeeded() {
        var first = (ProbeAnswer.Measuring) doctor.signIn(doctor.start(PATIENCE));
        assertThat(doctor.browser.page(first.again()))
                .isInstanceOfSatisfying(
                        ProbePage.Askable.class,
                        page -> assertThat(page.signIn()).isEqualTo(2));
        assertThat(doctor.report().phase()).isEqualTo(ProbePhase.OPEN);
        assertThat(doctor.report().now()).contains("second sign-in");
        assertThat(doctor.report().sentences())
                .extracting(Sentence::text)
                .anyMatch(text -> text.contains("was not measured"));
    }

    @Test
    void theLinkOfASecondSignInThatIsNotNeededSaysThatItIsOver() {
        doctor.provider.rotates = false;
        var first = (ProbeAnswer.Measuring) doctor.signIn(doctor.start(PATIENCE));
        assertThat(doctor.browser.page(first.again())).isEqualTo(new ProbePage.Over());
        doctor.bench.clock.forward(Duration.ofMinutes(11));
        assertThat(doctor.browser.page(new RequestHandle("whatever")))
                .isEqualTo(new ProbePage.Unusable(UnusableReason.UNKNOWN));
    }

    @Test
    void patienceHasABound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> doctor.administrator.start(Bench.SCOPES, Duration.ofMinutes(11)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> doctor.administrator.start(Bench.SCOPES, Duration.ofSeconds(-1)));
    }

    @Test
    void theTrailTellsOfStartAndSignInAndNamesNobody() {
        doctor.examined(PATIENCE);
        assertThat(doctor.bench.audit.noted()).containsExactly("PROBE STARTED", "PROBE SIGNED_IN", "PROBE SIGNED_IN");
        assertThat(doctor.bench.audit.events())
                .allMatch(event -> event.subject().isEmpty());
    }

    private static AuthorizationResponse error(ConsentStart.Redirect redirect, String code) {
        return new AuthorizationResponse(
                Optional.of(new State(
                        DoctorBench.parameters(redirect.authorizationUrl()).get("state"))),
                Optional.empty(),
                Optional.of(FakeProvider.ISSUER),
                Optional.of(code),
                Optional.empty());
    }
}
