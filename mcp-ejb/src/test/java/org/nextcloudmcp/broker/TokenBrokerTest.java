package org.nextcloudmcp.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.Bench.BOB;
import static org.nextcloudmcp.fixture.Bench.SCOPES;
import static org.nextcloudmcp.fixture.FakeProvider.error;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.fixture.FakeProvider;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.grant.RotatedTokens;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.idp.HttpAnswer;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;

@DisplayName("The broker")
@Timeout(60)
class TokenBrokerTest {

    private final Bench bench = new Bench();
    private final AccessTokenCache cache = new AccessTokenCache(bench.configuration, bench.clock);
    private final TokenBroker broker = node(cache);

    @Test
    void asksNobodyWithoutAGrant() {
        assertThat(call()).isEqualTo(new BrokeredToken.NotProvisioned());
        assertThat(bench.provider.tokenRequests).isEmpty();
    }

    @Test
    void redeemsTheGrantOnceAndServesTheTokenFromTheCache() {
        bench.grant(ALICE);
        var first = issued(call());
        assertThat(issued(call())).isEqualTo(first);
        assertThat(bench.provider.tokenRequests)
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .containsEntry("grant_type", "refresh_token")
                        .containsEntry("refresh_token", "refresh-0"));
        assertThat(bench.stored(ALICE).orElseThrow().refreshToken().value()).isEqualTo("refresh-1");
    }

    @Test
    void fiftyConcurrentFirstCallsOfOneUserMakeOneRedemption() throws Exception {
        bench.grant(ALICE);
        var executor = Executors.newFixedThreadPool(50);
        try {
            var start = new CyclicBarrier(50);
            var calls = new ArrayList<Future<BrokeredToken>>();
            for (int i = 0; i < 50; i++) {
                calls.add(executor.submit(() -> {
                    start.await();
                    return call();
                }));
            }
            var tokens = new HashSet<NextcloudToken>();
            for (var call : calls) {
                tokens.add(issued(call.get()));
            }
            assertThat(tokens).hasSize(1);
        } finally {
            executor.shutdownNow();
        }
        assertThat(bench.provider.tokenRequests).hasSize(1);
    }

    @Test
    void keepsScopesClientAndTimeOfTheGrantThroughARedemption() {
        bench.grant(ALICE);
        var before = bench.stored(ALICE).orElseThrow();
        bench.clock.forward(Duration.ofHours(1));
        call();
        var after = bench.stored(ALICE).orElseThrow();
        assertThat(after.scopes()).isEqualTo(before.scopes());
        assertThat(after.client()).isEqualTo(before.client());
        assertThat(after.provisionedAt()).isEqualTo(before.provisionedAt());
        assertThat(after.lastUsedAt()).contains(bench.clock.instant());
    }

    @Test
    void usesTheTokenThatAnotherNodeOrTheTimeBeforeARestartHasStored() {
        bench.grant(ALICE);
        var first = issued(call());
        var other = node(new AccessTokenCache(bench.configuration, bench.clock));
        assertThat(issued(other.nextcloudToken(ALICE, SCOPES))).isEqualTo(first);
        assertThat(bench.provider.tokenRequests).hasSize(1);
    }

    @Test
    void redeemsAgainWhenTheTokenIsAboutToEnd() {
        bench.grant(ALICE);
        var first = issued(call());
        bench.clock.forward(Duration.ofSeconds(270));
        assertThat(issued(call())).isNotEqualTo(first);
        assertThat(bench.provider.tokenRequests).hasSize(2);
    }

    @ParameterizedTest(name = "expires_in {0}")
    @CsvSource({"30", "1", "0"})
    void usesAShortLivedTokenOnceAndDoesNotKeepIt(long expiresIn) {
        bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> bench.provider.tokens(expiresIn));
        issued(call());
        issued(call());
        assertThat(bench.provider.tokenRequests).hasSize(2);
    }

    @Test
    void takesTheEarlierOfExpiresInAndTheTokensOwnEnd() {
        bench.grant(ALICE);
        var exp = bench.clock.instant().plusSeconds(60);
        bench.provider.onTokenRequest(
                form -> bench.provider.tokens(300, "nextcloud\",\"exp\":" + exp.getEpochSecond() + ",\"x\":\"", ""));
        assertThat(issued(call()).expiresAt()).isEqualTo(exp);
    }

    @Test
    void asksForNothingThatTheGrantDoesNotCover() {
        bench.grant(ALICE);
        assertThat(broker.nextcloudToken(ALICE, Scopes.of("files.read", "deck.write")))
                .isEqualTo(new BrokeredToken.ScopesNotGranted(Scopes.of("deck.write")));
        assertThat(bench.provider.tokenRequests).isEmpty();
    }

    @Test
    void aWarmCacheDoesNotAnswerCallsBeyondTheGrant() {
        bench.grant(ALICE);
        call();
        assertThat(broker.nextcloudToken(ALICE, Scopes.of("deck.write")))
                .isEqualTo(new BrokeredToken.ScopesNotGranted(Scopes.of("deck.write")));
    }

    @Test
    void neverGivesOneUserTheTokenOfAnother() {
        bench.grant(ALICE);
        call();
        assertThat(broker.nextcloudToken(BOB, SCOPES)).isEqualTo(new BrokeredToken.NotProvisioned());
    }

    @Test
    void marksAGrantThatTheProviderRefusesAndAsksNoMore() {
        bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> error(400, "invalid_grant"));
        assertThat(call()).isEqualTo(new BrokeredToken.ReconsentRequired());
        assertThat(call()).isEqualTo(new BrokeredToken.ReconsentRequired());
        assertThat(bench.provider.tokenRequests).hasSize(1);
        assertThat(bench.stored(ALICE)).hasValueSatisfying(grant -> {
            assertThat(grant.state()).isEqualTo(GrantState.RECONSENT_REQUIRED);
            assertThat(grant.scopes()).isEqualTo(SCOPES);
        });
    }

    @Test
    void aTokenThatTheDatabaseDidNotTakeAnyMoreIsAuditedWithWhatIsKnownOfIt() {
        bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> {
            bench.database.away(true);
            return bench.provider.tokens(300);
        });
        assertThat(call()).isInstanceOf(BrokeredToken.Unavailable.class);
        bench.database.away(false);
        assertThat(bench.audit.noted()).containsExactly("REDEMPTION NOT_STORED");
        assertThat(bench.audit.events().get(0).tokenFingerprint()).isPresent();
        assertThat(bench.audit.events().get(0).subject()).contains(ALICE);
    }

    @Test
    void aRefusalThatTheDatabaseDidNotTakeAnyMoreIsAudited() {
        bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> {
            bench.database.away(true);
            return error(400, "invalid_grant");
        });
        assertThat(call()).isInstanceOf(BrokeredToken.Unavailable.class);
        bench.database.away(false);
        assertThat(bench.audit.noted()).containsExactly("REDEMPTION REFUSED");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "401, invalid_client",
        "400, invalid_client",
        "401, unauthorized_client",
        "401, invalid_grant",
        "500, server_error",
        "503, temporarily_unavailable",
        "429, slow_down",
        "400, invalid_scope",
        "400, invalid_request"
    })
    void leavesTheGrantAsItIsWhenTheFaultIsNotTheGrants(int status, String code) {
        bench.grant(ALICE);
        var before = bench.stored(ALICE).orElseThrow();
        bench.provider.onTokenRequest(form -> error(status, code));
        assertThat(call()).isInstanceOf(BrokeredToken.Unavailable.class);
        var after = bench.stored(ALICE).orElseThrow();
        assertThat(after.state()).isEqualTo(GrantState.ACTIVE);
        assertThat(after.generation()).isEqualTo(before.generation());
        assertThat(after.refreshToken()).isEqualTo(before.refreshToken());
    }

    @Test
    void obeysRetryAfterAndLeavesTheProviderAloneUntilThen() {
        bench.grant(ALICE);
        bench.grant(BOB);
        bench.provider.onTokenRequest(form ->
                new HttpAnswer(429, Optional.of("application/json"), Optional.of("20"), "{\"error\":\"slow_down\"}"));
        assertThat(call())
                .isInstanceOfSatisfying(
                        BrokeredToken.Unavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(20)));
        bench.clock.forward(Duration.ofSeconds(19));
        assertThat(broker.nextcloudToken(BOB, SCOPES))
                .isInstanceOfSatisfying(
                        BrokeredToken.Unavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
        assertThat(bench.provider.tokenRequests).hasSize(1);
        bench.provider.onTokenRequest(form -> bench.provider.tokens(300));
        bench.clock.forward(Duration.ofSeconds(1));
        issued(call());
    }

    @Test
    void neverServesATokenThatIsNotForTheNextcloudButKeepsTheRotatedRefreshToken() {
        bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> bench.provider.tokens(300, "something-else", ""));
        assertThat(call()).isInstanceOf(BrokeredToken.Unavailable.class);
        assertThat(bench.stored(ALICE).orElseThrow().refreshToken().value()).isEqualTo("refresh-1");
        bench.provider.onTokenRequest(form -> bench.provider.tokens(300));
        issued(call());
        assertThat(bench.provider.tokenRequests.get(1)).containsEntry("refresh_token", "refresh-1");
    }

    @Test
    void keepsARefreshTokenThatComesInAnAnswerOfNoOtherUse() {
        bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> FakeProvider.answer(200, "{\"refresh_token\":\"rotated\"}"));

        assertThat(call()).isInstanceOf(BrokeredToken.Unavailable.class);
        assertThat(bench.stored(ALICE).orElseThrow().refreshToken().value()).isEqualTo("rotated");
    }

    @Test
    void revokesARefreshTokenThatComesAloneAfterTheGrantWasRevoked() {
        bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> {
            bench.database.run(() -> bench.grants.delete(ALICE));
            return FakeProvider.answer(200, "{\"refresh_token\":\"rotated\"}");
        });

        assertThat(call()).isInstanceOf(BrokeredToken.Unavailable.class);
        assertThat(bench.waitingRevocations()).isEqualTo(1);
    }

    @Test
    void aRedemptionThatARevocationOvertakesBringsNothingBack() {
        bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> {
            bench.database.run(() -> bench.grants.delete(ALICE));
            return bench.provider.tokens(300);
        });
        assertThat(call()).isEqualTo(new BrokeredToken.NotProvisioned());
        assertThat(bench.stored(ALICE)).isEmpty();
        assertThat(cache.find(ALICE, SCOPES)).isEmpty();
        assertThat(bench.database.call(() -> bench.outbox.claim(bench.clock.instant(), 10)))
                .as("the refresh token that came too late is revoked")
                .extracting(pending -> pending.token().value())
                .containsExactly("refresh-1");
    }

    @Test
    void usesWhatAnotherNodeStoredWhenTheProviderRefusesTheTokenThatNodeHasSpent() {
        bench.grant(ALICE);
        var read = bench.stored(ALICE).orElseThrow();
        var newest = new StoredAccessToken(
                new AccessToken("of-another-node"), bench.clock.instant().plusSeconds(300));
        var tokens = new RotatedTokens(
                Optional.of(new RefreshToken("of-another-node")), Optional.of(newest), Optional.empty());
        bench.provider.onTokenRequest(form -> {
            bench.database.call(() -> bench.grants.rotated(ALICE, read.generation(), tokens, bench.clock.instant()));
            return error(400, "invalid_grant");
        });
        assertThat(issued(call()).token()).isEqualTo(newest.token());
        assertThat(bench.stored(ALICE).orElseThrow().state()).isEqualTo(GrantState.ACTIVE);
    }

    @Test
    void redeemsOnceForAllCallsThatNextcloudRefusedWithOneToken() {
        bench.grant(ALICE);
        var refused = issued(call());
        var renewed = issued(broker.renewed(ALICE, SCOPES, refused));
        assertThat(renewed).isNotEqualTo(refused);
        assertThat(issued(broker.renewed(ALICE, SCOPES, refused))).isEqualTo(renewed);
        assertThat(issued(call())).isEqualTo(renewed);
        assertThat(bench.provider.tokenRequests).hasSize(2);
    }

    @Test
    void servesFromTheCacheWhileTheDatabaseIsAwayAndRedeemsNothing() {
        bench.grant(ALICE);
        bench.grant(BOB);
        var cached = issued(call());
        bench.database.away(true);
        assertThat(issued(call())).isEqualTo(cached);
        assertThat(broker.nextcloudToken(BOB, SCOPES)).isInstanceOf(BrokeredToken.Unavailable.class);
        assertThat(bench.provider.tokenRequests).hasSize(1);
    }

    @Test
    void goesOnServingWhatIsStoredWhileTheProviderIsAway() {
        bench.grant(ALICE);
        var first = issued(call());
        bench.provider.away(true);
        var restarted = node(new AccessTokenCache(bench.configuration, bench.clock));
        assertThat(issued(restarted.nextcloudToken(ALICE, SCOPES))).isEqualTo(first);
    }

    private BrokeredToken call() {
        return broker.nextcloudToken(ALICE, SCOPES);
    }

    private TokenBroker node(AccessTokenCache itsCache) {
        var redemption = bench.redemption();
        return bench.broker(itsCache, redemption);
    }

    private static NextcloudToken issued(BrokeredToken brokered) {
        assertThat(brokered).isInstanceOf(BrokeredToken.Issued.class);
        return ((BrokeredToken.Issued) brokered).token();
    }
}
