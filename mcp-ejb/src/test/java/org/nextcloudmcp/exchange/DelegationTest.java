package org.nextcloudmcp.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.exchange.ExchangeBench.ACCESS_TOKEN;
import static org.nextcloudmcp.exchange.ExchangeBench.AUDIENCE;
import static org.nextcloudmcp.exchange.ExchangeBench.INBOUND;
import static org.nextcloudmcp.exchange.ExchangeBench.NOTES;
import static org.nextcloudmcp.exchange.ExchangeBench.TOKEN_EXCHANGE;
import static org.nextcloudmcp.exchange.ExchangeBench.exchanged;
import static org.nextcloudmcp.exchange.ExchangeBench.isExchange;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.FakeProvider.error;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.grant.NewGrant;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;

@DisplayName("Delegation")
@Timeout(60)
class DelegationTest {

    private final ExchangeBench bench = new ExchangeBench();

    @Test
    void asksNobodyWithoutAGrant() {
        assertThat(delegate()).isEqualTo(new DelegatedToken.NotProvisioned());
        assertThat(bench.requests()).isEmpty();
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE NOT_PROVISIONED");
    }

    @Test
    void asksNobodyWithAGrantThatTheProviderRefused() {
        bench.bench.grant(ALICE);
        bench.bench.database.run(() -> bench.bench.grants.reconsentRequired(
                ALICE, bench.bench.grants.find(ALICE).orElseThrow().generation()));
        assertThat(delegate()).isEqualTo(new DelegatedToken.ReconsentRequired());
        assertThat(bench.requests()).isEmpty();
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE RECONSENT_REQUIRED");
    }

    @Test
    void asksNobodyWithAGrantThatIsNarrower() {
        bench.bench.grant(ALICE);
        assertThat(bench.delegation.delegate(bench.inbound(), AUDIENCE, Scopes.of("notes.read", "notes.write")))
                .isEqualTo(new DelegatedToken.ScopesNotGranted(Scopes.of("notes.write")));
        assertThat(bench.requests()).isEmpty();
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE SCOPES_NOT_GRANTED");
    }

    @Test
    void exchangesTheSubjectTokenAndTouchesNothingOfTheGrantButItsLastUse() {
        bench.bench.grant(ALICE);
        var before = bench.bench.stored(ALICE).orElseThrow();
        bench.provider.onTokenRequest(ExchangeBench::exchanged);
        assertThat(delegate()).isInstanceOfSatisfying(DelegatedToken.Issued.class, issued -> {
            assertThat(issued.byFallback()).isFalse();
            assertThat(issued.scopes()).isEqualTo(NOTES);
            assertThat(issued.token().expiresAt()).isEqualTo(bench.inboundEnds());
        });
        assertThat(bench.requests())
                .containsExactly(Map.of(
                        "grant_type", TOKEN_EXCHANGE,
                        "subject_token", INBOUND.value(),
                        "subject_token_type", ACCESS_TOKEN,
                        "requested_token_type", ACCESS_TOKEN,
                        "audience", AUDIENCE,
                        "scope", "notes.read"));
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE ISSUED");
        assertThat(bench.bench.stored(ALICE)).hasValueSatisfying(after -> {
            assertThat(after.lastUsedAt()).contains(bench.bench.clock.instant());
            assertThat(after.generation()).isEqualTo(before.generation());
            assertThat(after.newestAccessToken()).isEmpty();
        });
    }

    @Test
    void discardsTheTokenIfTheGrantWasTakenBackWhileTheProviderWasAsked() {
        bench.bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> {
            bench.bench.database.run(() -> bench.bench.grants.delete(ALICE));
            return exchanged(form);
        });
        assertThat(delegate()).isEqualTo(new DelegatedToken.NotProvisioned());
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE NOT_PROVISIONED");
    }

    @Test
    void discardsTheTokenIfTheGrantBecameNarrowerWhileTheProviderWasAsked() {
        bench.bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> {
            bench.bench.database.run(() -> bench.bench.grants.save(new NewGrant(
                    ALICE,
                    new RefreshToken("another"),
                    Scopes.of("files.read"),
                    AUDIENCE,
                    Bench.CLIENT,
                    bench.bench.clock.instant(),
                    java.util.Optional.empty())));
            return exchanged(form);
        });
        assertThat(delegate()).isEqualTo(new DelegatedToken.ScopesNotGranted(NOTES));
    }

    @Test
    void endsWithTheGrantAtOnceThoughTheProviderWouldGoOnExchanging() {
        bench.bench.grant(ALICE);
        bench.provider.onTokenRequest(ExchangeBench::exchanged);
        assertThat(delegate()).isInstanceOf(DelegatedToken.Issued.class);
        bench.bench.database.run(() -> bench.bench.grants.delete(ALICE));
        assertThat(delegate()).isEqualTo(new DelegatedToken.NotProvisioned());
        assertThat(bench.requests()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "400, invalid_request, INVALID_REQUEST",
        "400, invalid_grant, INVALID_GRANT",
        "400, invalid_scope, INVALID_SCOPE",
        "400, invalid_target, UNKNOWN_AUDIENCE",
        "400, invalid_client, UNKNOWN_AUDIENCE",
        "403, access_denied, ACCESS_DENIED",
        "403, unsupported_grant_type, REFUSED"
    })
    void neverFallsBackOnARefusal(int status, String code, ExchangeRefusal why) {
        bench.bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> error(status, code));
        assertThat(delegate()).isEqualTo(new DelegatedToken.Refused(why));
        assertThat(bench.grantTypes()).containsExactly("token-exchange");
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE " + why);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "401, invalid_client",
        "401, unsupported_grant_type",
        "500, unsupported_grant_type",
        "503, temporarily_unavailable",
        "429, slow_down",
        "200, none"
    })
    void neverFallsBackOnAnOutage(int status, String code) {
        bench.bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> error(status, code));
        assertThat(delegate()).isInstanceOf(DelegatedToken.Unavailable.class);
        assertThat(bench.grantTypes()).containsExactly("token-exchange");
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE UNAVAILABLE");
    }

    @Test
    void neverFallsBackOnATokenThatIsDiscarded() {
        bench.bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> exchanged(ExchangeBench.claims("notes.write"), ""));
        assertThat(delegate()).isEqualTo(new DelegatedToken.Refused(ExchangeRefusal.BROADER_SCOPE));
        assertThat(bench.grantTypes()).containsExactly("token-exchange");
    }

    @Test
    void isUnavailableWhileTheDatabaseIsAwayAndAsksNobody() {
        bench.bench.grant(ALICE);
        bench.bench.database.away(true);
        assertThat(delegate())
                .isEqualTo(new DelegatedToken.Unavailable(
                        java.time.Duration.ofSeconds(5), "the database does not answer"));
        assertThat(bench.requests()).isEmpty();
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE UNAVAILABLE");
    }

    @Test
    void discardsTheTokenIfTheDatabaseWentAwaySoThatNobodyKnowsWhetherTheGrantStillLives() {
        bench.bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> {
            bench.bench.database.away(true);
            return exchanged(form);
        });
        assertThat(delegate()).isInstanceOf(DelegatedToken.Unavailable.class);
    }

    @Test
    void namesOurOwnClientAsTheActorWhereTheOperatorWantsIt() {
        var asked = new ExchangeBench(true);
        asked.bench.grant(ALICE);
        asked.provider.onTokenRequest(form -> isExchange(form) ? exchanged(form) : asked.provider.tokens(60));
        assertThat(asked.delegation.delegate(asked.inbound(), AUDIENCE, NOTES))
                .isInstanceOf(DelegatedToken.Issued.class);
        assertThat(asked.requests().get(0)).containsExactly(Map.entry("grant_type", "client_credentials"));
        assertThat(asked.requests().get(1))
                .containsEntry("subject_token", INBOUND.value())
                .containsEntry("actor_token_type", ACCESS_TOKEN)
                .hasEntrySatisfying(
                        "actor_token", token -> assertThat(token).contains(".").doesNotContain("refresh"));
    }

    @Test
    void neverSendsARefreshTokenAsTheActor() {
        var asked = new ExchangeBench(true);
        asked.bench.grant(ALICE);
        // A provider that gives a refresh token to everybody, also with client credentials.
        asked.provider.onTokenRequest(
                form -> isExchange(form) ? error(400, "unsupported_grant_type") : asked.redeemed(form));
        asked.delegation.delegate(asked.inbound(), AUDIENCE, NOTES);
        asked.provider.onTokenRequest(form -> isExchange(form) ? exchanged(form) : asked.redeemed(form));
        asked.delegation.delegate(asked.inbound(), AUDIENCE, NOTES);
        assertThat(asked.grantTypes())
                .containsExactly(
                        "client_credentials",
                        "token-exchange",
                        "refresh_token",
                        "client_credentials",
                        "token-exchange");
        assertThat(asked.requests())
                .filteredOn(ExchangeBench::isExchange)
                .allSatisfy(form -> assertThat(form.values()).noneMatch(value -> value.startsWith("refresh-")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "400, unsupported_grant_type",
        "400, invalid_grant",
        "400, invalid_scope",
        "401, unauthorized_client",
        "503, temporarily_unavailable"
    })
    void neitherExchangesNorFallsBackWithoutTheActorTokenThatTheOperatorWants(int status, String code) {
        var asked = new ExchangeBench(true);
        asked.bench.grant(ALICE);
        asked.provider.onTokenRequest(form -> error(status, code));
        assertThat(asked.delegation.delegate(asked.inbound(), AUDIENCE, NOTES))
                .isInstanceOf(DelegatedToken.Unavailable.class);
        assertThat(asked.grantTypes()).containsExactly("client_credentials");
    }

    private DelegatedToken delegate() {
        return bench.delegation.delegate(bench.inbound(), AUDIENCE, NOTES);
    }
}
