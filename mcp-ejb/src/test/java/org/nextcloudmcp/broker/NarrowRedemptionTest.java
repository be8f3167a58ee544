package org.nextcloudmcp.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.Bench.SCOPES;
import static org.nextcloudmcp.fixture.FakeProvider.error;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.redemption.Occasion;
import org.nextcloudmcp.redemption.Redemption;

@DisplayName("A redemption with narrow scopes")
@Timeout(60)
class NarrowRedemptionTest {

    private static final Occasion NARROW = new Occasion.Narrow(Scopes.of("notes.read"));

    private final Bench bench = new Bench();
    private final AccessTokenCache cache = new AccessTokenCache(bench.configuration, bench.clock);
    private final GrantRedemption redemption = bench.redemption();
    private final TokenBroker broker = bench.broker(cache, redemption);

    @Test
    void asksForTheNarrowScopesAndStoresTheRotatedRefreshTokenButNotTheAccessToken() {
        bench.grant(ALICE);
        assertThat(redemption.redeem(ALICE, NARROW))
                .isInstanceOfSatisfying(
                        Redemption.Narrowed.class,
                        narrowed -> assertThat(narrowed.askedAt()).isEqualTo(bench.clock.instant()));
        assertThat(bench.provider.tokenRequests)
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .containsEntry("grant_type", "refresh_token")
                        .containsEntry("refresh_token", "refresh-0")
                        .containsEntry("scope", "notes.read"));
        assertThat(bench.stored(ALICE)).hasValueSatisfying(grant -> {
            assertThat(grant.refreshToken().value()).isEqualTo("refresh-1");
            assertThat(grant.newestAccessToken()).isEmpty();
            assertThat(grant.scopes()).isEqualTo(SCOPES);
        });
    }

    @Test
    void leavesTheTokenOfToolCallsInTheCacheAndInTheGrant() {
        bench.grant(ALICE);
        var broad = call();
        redemption.redeem(ALICE, NARROW);
        assertThat(call()).isEqualTo(broad);
        assertThat(bench.stored(ALICE).orElseThrow().newestAccessToken())
                .contains(new StoredAccessToken(broad.token(), broad.expiresAt()));
        cache.drop(ALICE);
        assertThat(call()).isEqualTo(broad);
        assertThat(bench.provider.tokenRequests).hasSize(2);
    }

    @Test
    void neverShrinksTheGrantThatLaterCallsRedeem() {
        bench.grant(ALICE);
        redemption.redeem(ALICE, NARROW);
        call();
        assertThat(bench.provider.tokenRequests.get(1))
                .containsEntry("refresh_token", "refresh-1")
                .doesNotContainKey("scope");
    }

    @Test
    void givesEachPieceOfWorkATokenOfItsOwn() {
        bench.grant(ALICE);
        assertThat(redemption.redeem(ALICE, NARROW)).isNotEqualTo(redemption.redeem(ALICE, NARROW));
        assertThat(bench.provider.tokenRequests).hasSize(2);
    }

    @Test
    void isNotHandedToACallThatWaitsAndIsNotGivenTheTokenOfOne() throws Exception {
        bench.grant(ALICE);
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        bench.provider.onTokenRequest(form -> {
            asked.countDown();
            await(answer);
            return bench.provider.tokens(300);
        });
        var executor = Executors.newFixedThreadPool(3);
        try {
            var first = executor.submit(() -> redemption.redeem(ALICE, NARROW));
            await(asked);
            var tool = executor.submit(this::call);
            var second = executor.submit(() -> redemption.redeem(ALICE, NARROW));
            answer.countDown();
            assertThat(tool.get().token())
                    .isNotEqualTo(narrowed(first.get()).answer().accessToken());
            assertThat(narrowed(second.get()).answer().accessToken())
                    .isNotEqualTo(tool.get().token())
                    .isNotEqualTo(narrowed(first.get()).answer().accessToken());
        } finally {
            executor.shutdownNow();
        }
        assertThat(bench.provider.tokenRequests)
                .as("each redeemed the refresh token that the one before it stored")
                .extracting(form -> form.get("refresh_token"))
                .containsExactly("refresh-0", "refresh-1", "refresh-2");
    }

    @Test
    void thatTheProviderDoesNotGiveTheScopesForLeavesTheGrantAsItIs() {
        bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> error(400, "invalid_scope"));
        assertThat(redemption.redeem(ALICE, NARROW)).isEqualTo(new Redemption.ScopesRefused());
        assertThat(bench.stored(ALICE).orElseThrow().state()).isEqualTo(GrantState.ACTIVE);
    }

    @Test
    void thatTheProviderRefusesForGoodMarksTheGrant() {
        bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> error(400, "invalid_grant"));
        assertThat(redemption.redeem(ALICE, NARROW)).isEqualTo(new Redemption.ReconsentRequired());
        assertThat(bench.stored(ALICE).orElseThrow().state()).isEqualTo(GrantState.RECONSENT_REQUIRED);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"401, invalid_grant", "400, invalid_client", "500, server_error", "400, invalid_request"})
    void leavesTheGrantAsItIsWhenTheFaultIsNotTheGrants(int status, String code) {
        bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> error(status, code));
        assertThat(redemption.redeem(ALICE, NARROW)).isInstanceOf(Redemption.Unavailable.class);
        assertThat(bench.stored(ALICE).orElseThrow().state()).isEqualTo(GrantState.ACTIVE);
    }

    @Test
    void thatARevocationOvertakesBringsNothingAndRevokesTheRefreshTokenThatCame() {
        bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> {
            bench.database.run(() -> bench.grants.delete(ALICE));
            return bench.provider.tokens(300);
        });
        assertThat(redemption.redeem(ALICE, NARROW)).isEqualTo(new Redemption.NoGrant());
        assertThat(bench.stored(ALICE)).isEmpty();
        assertThat(bench.waitingRevocations()).isOne();
    }

    @Test
    void cannotBeForNoScopes() {
        assertThatThrownBy(() -> new Occasion.Narrow(Scopes.none())).isInstanceOf(IllegalArgumentException.class);
    }

    private NextcloudToken call() {
        return ((BrokeredToken.Issued) broker.nextcloudToken(ALICE, SCOPES)).token();
    }

    private static Redemption.Narrowed narrowed(Redemption redemption) {
        return (Redemption.Narrowed) redemption;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
