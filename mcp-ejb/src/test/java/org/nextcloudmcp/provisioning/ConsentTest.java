package org.nextcloudmcp.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.Bench.BOB;
import static org.nextcloudmcp.fixture.Bench.CLIENT;
import static org.nextcloudmcp.fixture.Bench.SCOPES;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.fixture.FakeProvider;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.oauth.AuthorizationCode;
import org.nextcloudmcp.oauth.BrowserBinding;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.State;
import org.nextcloudmcp.verification.FixedIdTokenVerifier;
import org.nextcloudmcp.verification.IdTokenReason;
import org.nextcloudmcp.verification.IdTokenVerification;

@DisplayName("Flow 2, from the link to the grant")
class ConsentTest {

    private static final String ID_TOKEN = ",\"id_token\":\"an-id-token\"";

    private final Bench bench = new Bench();
    private final FixedIdTokenVerifier idTokens = new FixedIdTokenVerifier(new IdTokenVerification.Accepted(ALICE));
    private final RandomValues random = new RandomValues(bench.random);
    private final Provisioning provisioning =
            new Provisioning(bench.grants, bench.requests, random, bench.configuration, bench.clock);
    private final Consent consent = consent();

    ConsentTest() {
        bench.provider.onTokenRequest(form -> bench.provider.tokens(300, FakeProvider.AUDIENCE, ID_TOKEN));
    }

    @Test
    void aConsentBecomesAGrant() {
        var browser = begin();
        var result = complete(browser);
        assertThat(result).isEqualTo(new ConsentResult.Connected(SCOPES, bench.clock.instant()));
        assertThat(bench.stored(ALICE)).hasValueSatisfying(grant -> {
            assertThat(grant.refreshToken().value()).isEqualTo("refresh-1");
            assertThat(grant.client()).isEqualTo(CLIENT);
            assertThat(grant.scopes()).isEqualTo(SCOPES);
            assertThat(grant.newestAccessToken())
                    .as("what was issued in the browser's round trip is never used")
                    .isEmpty();
        });
        assertThat(bench.provider.tokenRequests)
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .containsEntry("grant_type", "authorization_code")
                        .containsEntry("code", "the-code")
                        .containsEntry("redirect_uri", "https://mcp.example/oauth/callback-nextcloud")
                        .containsEntry("resource", "https://cloud.example")
                        .containsKey("code_verifier"));
        assertThat(browser.url()).contains("nonce=" + idTokens.seenNonce.value());
        assertThat(bench.provider.revoked).isEmpty();
        assertThat(bench.audit.noted()).containsExactly("PROVISIONING CONNECTED");
        assertThat(bench.audit.events()).singleElement().satisfies(event -> {
            assertThat(event.subject()).contains(ALICE);
            assertThat(event.client()).contains(CLIENT);
        });
    }

    @Test
    void thePageAsksOnlyForWhatTheProviderKnowsAndUsesNothingUp() {
        bench.provider.discoveryExtras = ",\"scopes_supported\":[\"openid\",\"notes.read\"]";
        var handle = open();
        var page = (ConsentPage.Askable) consent.page(handle);
        assertThat(page.scopes()).isEqualTo(Scopes.of("notes.read"));
        assertThat(page.client()).isEqualTo(CLIENT);
        assertThat(page.nextcloudUrl()).isEqualTo(URI.create("https://cloud.example"));
        assertThat(page.providerOrigin()).isEqualTo(URI.create("https://idp.example"));
        assertThat(consent.page(handle)).isEqualTo(page);
        var start = (ConsentStart.Redirect) consent.begin(handle);
        assertThat(start.authorizationUrl().getQuery()).contains("scope=openid profile email notes.read&");
        assertThat(start.cookieLifetime()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aLinkCanBeContinuedOnce() {
        var handle = open();
        consent.begin(handle);
        assertThat(consent.begin(handle)).isEqualTo(new ConsentStart.Unusable(UnusableReason.USED));
        assertThat(consent.page(handle)).isEqualTo(new ConsentPage.Unusable(UnusableReason.USED));
    }

    @Test
    void aLinkEndsAfterTenMinutes() {
        var handle = open();
        bench.clock.forward(Duration.ofMinutes(10));
        assertThat(consent.begin(handle)).isEqualTo(new ConsentStart.Unusable(UnusableReason.EXPIRED));
    }

    @Test
    void aDeclinedLinkIsUsedUp() {
        var handle = open();
        assertThat(consent.decline(handle)).isEqualTo(new ConsentDecline.Declined());
        assertThat(consent.begin(handle)).isEqualTo(new ConsentStart.Unusable(UnusableReason.USED));
        assertThat(consent.decline(handle)).isEqualTo(new ConsentDecline.Unusable(UnusableReason.USED));
        assertThat(bench.audit.noted()).containsExactly("DENIAL DECLINED");
    }

    @Test
    void aLinkSurvivesAProviderThatIsAway() {
        var handle = open();
        bench.provider.away(true);
        assertThat(consent.page(handle)).isInstanceOf(ConsentPage.Askable.class);
        assertThat(consent.begin(handle)).isEqualTo(new ConsentStart.ProviderUnreachable());
        bench.provider.away(false);
        bench.clock.forward(Duration.ofMinutes(1));
        assertThat(consent.begin(handle)).isInstanceOf(ConsentStart.Redirect.class);
    }

    @Test
    void aResponseWithoutStateOrWithAForeignOneIsNotLookedAt() {
        var browser = begin();
        assertThat(refusal(complete(response(Optional.empty(), Optional.of("the-code")), browser)))
                .isEqualTo(Refusal.NO_STATE);
        assertThat(refusal(complete(response(Optional.of("another-state"), Optional.of("the-code")), browser)))
                .isEqualTo(Refusal.UNKNOWN_STATE);
        assertThat(bench.provider.tokenRequests).isEmpty();
        assertThat(bench.audit.noted()).as("strangers write no audit events").isEmpty();
    }

    @Test
    void aResponseIsTakenOnce() {
        var browser = begin();
        complete(browser);
        assertThat(refusal(complete(browser))).isEqualTo(Refusal.ALREADY_USED);
        assertThat(bench.provider.tokenRequests).hasSize(1);
    }

    @Test
    void aResponseInAnotherBrowserDoesNotCountAndDoesNotDisturb() {
        var browser = begin();
        var response = response(Optional.of(browser.state()), Optional.of("the-code"));
        assertThat(refusal(consent.complete(response, Optional.empty()))).isEqualTo(Refusal.OTHER_BROWSER);
        assertThat(refusal(consent.complete(response, Optional.of(new BrowserBinding("somebody-elses")))))
                .isEqualTo(Refusal.OTHER_BROWSER);
        assertThat(bench.stored(ALICE)).isEmpty();
        assertThat(bench.audit.noted()).isEmpty();
        assertThat(complete(browser)).isInstanceOf(ConsentResult.Connected.class);
    }

    @Test
    void aLinkWhoseAnswerBroughtNoGrantIsOverAtOnce() {
        var handle = open();
        var browser = begin(handle);
        idTokens.answer = new IdTokenVerification.Accepted(BOB);
        complete(browser);
        assertThat(progress(handle)).isEqualTo(ConsentProgress.OVER);
    }

    @Test
    void aProvidersErrorUsesTheStateUp() {
        var browser = begin();
        var error = new AuthorizationResponse(
                Optional.of(new State(browser.state())),
                Optional.empty(),
                Optional.empty(),
                Optional.of("access_denied"),
                Optional.of("<b>no</b>"));
        assertThat(complete(error, browser))
                .isEqualTo(new ConsentResult.ConsentRefused(
                        Refusal.DECLINED_AT_PROVIDER, Optional.of("access_denied"), Optional.of("<b>no</b>")));
        assertThat(refusal(complete(browser))).isEqualTo(Refusal.ALREADY_USED);
        assertThat(bench.audit.noted()).containsExactly("DENIAL DECLINED_AT_PROVIDER");
    }

    @Test
    void somebodyElsesConsentStoresNothingAndIsRevoked() {
        idTokens.answer = new IdTokenVerification.Accepted(BOB);
        assertThat(refusal(complete(begin()))).isEqualTo(Refusal.OTHER_USER);
        assertThat(bench.stored(ALICE)).isEmpty();
        assertThat(bench.stored(BOB)).isEmpty();
        assertThat(bench.provider.revoked).containsExactly("refresh-1");
        assertThat(bench.waitingRevocations()).isZero();
    }

    @Test
    void whatCannotBeRevokedNowWaitsInTheOutbox() {
        idTokens.answer = new IdTokenVerification.Rejected(IdTokenReason.WRONG_NONCE);
        bench.provider.onRevocation(form -> FakeProvider.answer(503, ""));
        assertThat(refusal(complete(begin()))).isEqualTo(Refusal.ID_TOKEN_INVALID);
        assertThat(bench.stored(ALICE)).isEmpty();
        assertThat(bench.waitingRevocations()).isEqualTo(1);
    }

    @Test
    void whileTheDatabaseIsAwayAnAnswerIsNotUsedUp() {
        var browser = begin();
        bench.database.away(true);
        var result = complete(browser);
        assertThat(refusal(result)).isEqualTo(Refusal.NOT_LOOKED_UP);
        assertThat(result.repeatable()).isTrue();
        assertThat(bench.provider.tokenRequests).isEmpty();
        bench.database.away(false);
        assertThat(complete(browser)).isInstanceOf(ConsentResult.Connected.class);
    }

    @Test
    void aGrantThatCannotBeStoredIsGivenBackToTheProvider() {
        var browser = begin();
        bench.provider.onTokenRequest(form -> {
            bench.database.away(true);
            return bench.provider.tokens(300, FakeProvider.AUDIENCE, ID_TOKEN);
        });
        var result = complete(browser);
        assertThat(refusal(result)).isEqualTo(Refusal.NOT_STORED);
        assertThat(result.repeatable()).isFalse();
        assertThat(bench.provider.revoked).containsExactly("refresh-1");
        bench.database.away(false);
        assertThat(bench.stored(ALICE)).isEmpty();
    }

    @Test
    void noIdTokenNoGrant() {
        bench.provider.onTokenRequest(form -> bench.provider.tokens(300));
        assertThat(refusal(complete(begin()))).isEqualTo(Refusal.ID_TOKEN_INVALID);
        assertThat(bench.provider.revoked).containsExactly("refresh-1");
    }

    @Test
    void aTokenForAnotherAudienceStoresNothingAndIsRevoked() {
        bench.provider.onTokenRequest(form -> bench.provider.tokens(300, "elsewhere", ID_TOKEN));
        assertThat(refusal(complete(begin()))).isEqualTo(Refusal.WRONG_AUDIENCE);
        assertThat(bench.stored(ALICE)).isEmpty();
        assertThat(bench.provider.revoked).containsExactly("refresh-1");
    }

    @Test
    void withoutARefreshTokenThereIsNoGrant() {
        bench.provider.onTokenRequest(form -> {
            var full = bench.provider.tokens(300, FakeProvider.AUDIENCE, ID_TOKEN);
            return FakeProvider.answer(200, full.body().replace("\"refresh_token\":\"refresh-1\",", ""));
        });
        assertThat(refusal(complete(begin()))).isEqualTo(Refusal.NO_REFRESH_TOKEN);
        assertThat(bench.stored(ALICE)).isEmpty();
    }

    @Test
    void aRefusedCodeAndAnAbsentProviderAreToldApart() {
        bench.provider.onTokenRequest(form -> FakeProvider.error(400, "invalid_grant"));
        assertThat(refusal(complete(begin()))).isEqualTo(Refusal.CODE_REFUSED);
        bench.provider.onTokenRequest(form -> FakeProvider.error(500, "server_error"));
        assertThat(refusal(complete(begin()))).isEqualTo(Refusal.PROVIDER_UNREACHABLE);
    }

    @Test
    void onlyWhatWasGrantedIsStored() {
        bench.provider.onTokenRequest(form -> bench.provider.tokens(
                300, FakeProvider.AUDIENCE, ID_TOKEN + ",\"scope\":\"openid notes.read deck.write\""));
        complete(begin());
        assertThat(bench.stored(ALICE).orElseThrow().scopes()).isEqualTo(Scopes.of("notes.read"));
    }

    @Test
    void theEndOfTheRefreshTokenIsStoredWhereTheProviderSaysIt() {
        bench.provider.onTokenRequest(
                form -> bench.provider.tokens(300, FakeProvider.AUDIENCE, ID_TOKEN + ",\"refresh_expires_in\":900"));
        complete(begin());
        assertThat(bench.stored(ALICE).orElseThrow().refreshTokenExpiresAt())
                .contains(bench.clock.instant().plusSeconds(900));
    }

    @Test
    void aReplacedGrantsRefreshTokenIsDestroyedBecauseRevokingItCouldTakeTheNewGrantAlong() {
        var browser = begin();
        bench.grant(ALICE);
        complete(browser);
        assertThat(bench.stored(ALICE).orElseThrow().refreshToken().value()).isEqualTo("refresh-1");
        assertThat(bench.provider.revoked).isEmpty();
        assertThat(bench.waitingRevocations()).isZero();
    }

    @Test
    void whoOpensSomebodyElsesLinkKeepsTheirOwnGrant() {
        bench.grant(BOB);
        idTokens.answer = new IdTokenVerification.Accepted(BOB);
        assertThat(refusal(complete(begin()))).isEqualTo(Refusal.OTHER_USER);
        assertThat(bench.stored(ALICE)).isEmpty();
        assertThat(bench.provider.revoked).isEmpty();
        assertThat(bench.stored(BOB).orElseThrow().refreshToken().value()).isEqualTo("refresh-0");
    }

    @Test
    void anOlderRevocationReachesTheProviderBeforeTheUserDoes() {
        bench.database.run(() -> bench.outbox.add(ALICE, new RefreshToken("older"), bench.clock.instant()));
        var handle = open();
        bench.provider.onRevocation(form -> FakeProvider.answer(503, ""));
        assertThat(consent.begin(handle)).isEqualTo(new ConsentStart.ProviderUnreachable());
        bench.provider.onRevocation(form -> FakeProvider.answer(200, ""));
        assertThat(consent.begin(handle)).isInstanceOf(ConsentStart.Redirect.class);
        assertThat(bench.provider.revoked).containsExactly("older");
    }

    @Test
    void aLiveGrantMustBeRevokedFirstAndARefusedOneNeedNot() {
        bench.grant(ALICE);
        assertThat(start()).isEqualTo(new ProvisioningStart.AlreadyProvisioned(bench.clock.instant()));
        bench.database.run(() -> bench.grants.reconsentRequired(
                ALICE, bench.grants.find(ALICE).orElseThrow().generation()));
        assertThat(start()).isInstanceOf(ProvisioningStart.ConsentNeeded.class);
        assertThat(bench.database.call(() -> provisioning.status(ALICE)))
                .isInstanceOfSatisfying(
                        ProvisioningStatus.Provisioned.class,
                        status -> assertThat(status.state()).isEqualTo(GrantState.RECONSENT_REQUIRED));
    }

    @Test
    void anEleventhLinkIsRefusedToThisUserOnly() {
        for (int i = 0; i < 10; i++) {
            assertThat(start()).isInstanceOf(ProvisioningStart.ConsentNeeded.class);
        }
        assertThat(start()).isEqualTo(new ProvisioningStart.TooManyOpen());
        assertThat(bench.database.call(() -> provisioning.start(BOB, CLIENT, SCOPES)))
                .isInstanceOf(ProvisioningStart.ConsentNeeded.class);
    }

    @Test
    void whoNeverConsentedIsNotProvisioned() {
        assertThat(bench.database.call(() -> provisioning.status(ALICE)))
                .isEqualTo(new ProvisioningStatus.NotProvisioned());
    }

    private record Browser(String url, String state, BrowserBinding binding) {}

    private ProvisioningStart start() {
        return bench.database.call(() -> provisioning.start(ALICE, CLIENT, SCOPES));
    }

    private RequestHandle open() {
        var url = ((ProvisioningStart.ConsentNeeded) start()).connectUrl().toString();
        assertThat(url).startsWith("https://mcp.example/connect?request=");
        return new RequestHandle(url.substring(url.indexOf('=') + 1));
    }

    private ConsentProgress progress(RequestHandle handle) {
        return bench.database.call(() -> provisioning.progress(ALICE, handle));
    }

    private Browser begin() {
        return begin(open());
    }

    private Browser begin(RequestHandle handle) {
        var start = (ConsentStart.Redirect) consent.begin(handle);
        var url = start.authorizationUrl();
        var parameters = Arrays.stream(url.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1]));
        return new Browser(url.toString(), parameters.get("state"), start.binding());
    }

    private ConsentResult complete(Browser browser) {
        return complete(response(Optional.of(browser.state()), Optional.of("the-code")), browser);
    }

    private ConsentResult complete(AuthorizationResponse response, Browser browser) {
        return consent.complete(response, Optional.of(browser.binding()));
    }

    private static AuthorizationResponse response(Optional<String> state, Optional<String> code) {
        return new AuthorizationResponse(
                state.map(State::new),
                code.map(AuthorizationCode::new),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Refusal refusal(ConsentResult result) {
        return ((ConsentResult.ConsentRefused) result).why();
    }

    private Consent consent() {
        var revocations = bench.delivery();
        var callback = new Callback(
                bench.discovery,
                bench.tokenEndpoint,
                idTokens,
                bench.audience,
                bench.grants,
                bench.announcements,
                bench.database,
                revocations,
                new AccessTokenCache(bench.configuration, bench.clock),
                bench.configuration,
                bench.clock);
        return new Consent(
                bench.requests,
                bench.database,
                bench.discovery,
                random,
                callback,
                revocations,
                bench.configuration,
                new ConsentAudit(bench.audit),
                bench.clock);
    }
}
