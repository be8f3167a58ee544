package org.nextcloudmcp.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.exchange.ExchangeBench.AUDIENCE;
import static org.nextcloudmcp.exchange.ExchangeBench.INBOUND;
import static org.nextcloudmcp.exchange.ExchangeBench.NOTES;
import static org.nextcloudmcp.exchange.ExchangeBench.OTHER_AUDIENCE;
import static org.nextcloudmcp.exchange.ExchangeBench.isExchange;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.Bench.SCOPES;
import static org.nextcloudmcp.fixture.FakeProvider.answer;
import static org.nextcloudmcp.fixture.FakeProvider.error;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.broker.BrokeredToken;
import org.nextcloudmcp.fixture.FakeProvider;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.idp.HttpAnswer;

@DisplayName("The fallback of a delegation")
@Timeout(60)
class GrantFallbackTest {

    private static final String NO_EXCHANGE = ",\"grant_types_supported\":[\"refresh_token\"]";
    private static final String INTROSPECTION =
            ",\"introspection_endpoint\":\"" + FakeProvider.ISSUER + "/introspect\"";

    private final ExchangeBench bench = new ExchangeBench();

    @BeforeEach
    void aliceHasAGrantAndTheProviderKnowsNoExchange() {
        bench.bench.grant(ALICE);
        onRedemption(bench::redeemed);
    }

    private void onRedemption(Function<Map<String, String>, HttpAnswer> reaction) {
        bench.provider.onTokenRequest(
                form -> isExchange(form) ? error(400, "unsupported_grant_type") : reaction.apply(form));
    }

    @Test
    void redeemsTheGrantWithTheSameNarrowScopes() {
        assertThat(delegate()).isInstanceOfSatisfying(DelegatedToken.Issued.class, issued -> {
            assertThat(issued.byFallback()).isTrue();
            assertThat(issued.scopes()).isEqualTo(NOTES);
            assertThat(issued.token().expiresAt()).isEqualTo(bench.inboundEnds());
        });
        assertThat(bench.grantTypes()).containsExactly("token-exchange", "refresh_token");
        assertThat(bench.requests().get(1))
                .isEqualTo(Map.of("grant_type", "refresh_token", "refresh_token", "refresh-0", "scope", "notes.read"));
    }

    @Test
    void isAnEventOfItsOwnInTheAuditTrail() {
        delegate();
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE NOT_SUPPORTED", "EXCHANGE_FALLBACK ISSUED");
    }

    @Test
    void doesNotEvenAskForAnExchangeThatTheMetadataLacks() {
        bench.provider.discoveryExtras = NO_EXCHANGE;
        assertThat(delegate()).isInstanceOf(DelegatedToken.Issued.class);
        assertThat(bench.grantTypes()).containsExactly("refresh_token");
    }

    @Test
    void leavesToolCallsTheirOwnToken() {
        delegate();
        var token = ((BrokeredToken.Issued) bench.broker.nextcloudToken(ALICE, SCOPES)).token();
        assertThat(bench.requests().get(2)).doesNotContainKey("scope").containsEntry("refresh_token", "refresh-1");
        delegate();
        assertThat(bench.broker.nextcloudToken(ALICE, SCOPES)).isEqualTo(new BrokeredToken.Issued(token));
        assertThat(bench.bench.stored(ALICE).orElseThrow().refreshToken().value())
                .isEqualTo("refresh-3");
    }

    @Test
    void isNoWayToAnAudienceThatGrantsAreNotFor() {
        assertThat(bench.delegation.delegate(bench.inbound(), OTHER_AUDIENCE, NOTES))
                .isEqualTo(new DelegatedToken.Refused(ExchangeRefusal.NOT_SUPPORTED));
        assertThat(bench.grantTypes()).containsExactly("token-exchange");
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE NOT_SUPPORTED");
    }

    @Test
    void isRefusedToWhoeverHoldsATokenOfAUserWhoHasSignedOut() {
        bench.provider.discoveryExtras = INTROSPECTION + NO_EXCHANGE;
        bench.provider.onIntrospection(form -> answer(200, "{\"active\":false}"));
        assertThat(delegate()).isEqualTo(new DelegatedToken.Refused(ExchangeRefusal.SUBJECT_TOKEN_INACTIVE));
        assertThat(bench.provider.introspected).containsExactly(INBOUND.value());
        assertThat(bench.requests()).isEmpty();
        assertThat(bench.audit.noted())
                .containsExactly("EXCHANGE NOT_SUPPORTED", "EXCHANGE_FALLBACK SUBJECT_TOKEN_INACTIVE");
    }

    @Test
    void isGivenIfTheProviderSaysThatTheSubjectTokenStands() {
        bench.provider.discoveryExtras = INTROSPECTION;
        bench.provider.onIntrospection(form -> answer(200, "{\"active\":true,\"sub\":\"alice\"}"));
        assertThat(delegate()).isInstanceOf(DelegatedToken.Issued.class);
        assertThat(bench.provider.introspected).containsExactly(INBOUND.value());
    }

    @Test
    void isGivenIfTheProviderIntrospectsNoSuchToken() {
        bench.provider.discoveryExtras = INTROSPECTION;
        bench.provider.onIntrospection(form -> error(400, "unsupported_token_type"));
        assertThat(delegate()).isInstanceOf(DelegatedToken.Issued.class);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"401, invalid_client", "500, server_error", "503, temporarily_unavailable"})
    void isNotGivenWhileNobodySaysWhetherTheSubjectTokenStands(int status, String code) {
        bench.provider.discoveryExtras = INTROSPECTION;
        bench.provider.onIntrospection(form -> error(status, code));
        assertThat(delegate()).isInstanceOf(DelegatedToken.Unavailable.class);
        assertThat(bench.grantTypes()).containsExactly("token-exchange");
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE NOT_SUPPORTED", "EXCHANGE_FALLBACK UNAVAILABLE");
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "notes.read, notes.read notes.write, BROADER_SCOPE",
        "alice, bob, WRONG_SUBJECT",
        "nextcloud, https://mcp.example/mcp, WRONG_AUDIENCE"
    })
    void discardsATokenThatIsNotWhatWasAskedForAndKeepsTheRefreshToken(String good, String bad, ExchangeRefusal why) {
        onRedemption(form -> {
            var claims = ExchangeBench.claims("notes.read").replace(good, bad);
            return answer(
                    200,
                    "{\"access_token\":\"" + FakeProvider.jwt(claims)
                            + "\",\"token_type\":\"Bearer\",\"expires_in\":300,\"refresh_token\":\"refresh-new\"}");
        });
        assertThat(delegate()).isEqualTo(new DelegatedToken.Refused(why));
        assertThat(bench.bench.stored(ALICE).orElseThrow().refreshToken().value())
                .isEqualTo("refresh-new");
    }

    @Test
    void keepsTheRefreshTokenThatCameWithATokenOfWhichNobodyTells() {
        bench.provider.discoveryExtras = INTROSPECTION;
        bench.provider.onIntrospection(form -> form.get("token").equals(INBOUND.value())
                ? answer(200, "{\"active\":true}")
                : error(503, "temporarily_unavailable"));
        onRedemption(form -> answer(
                200, "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"refresh_token\":\"refresh-new\"}"));
        assertThat(delegate()).isInstanceOf(DelegatedToken.Unavailable.class);
        assertThat(bench.bench.stored(ALICE).orElseThrow().refreshToken().value())
                .isEqualTo("refresh-new");
    }

    @Test
    void thatTheGrantDoesNotSurviveAsksForConsent() {
        onRedemption(form -> error(400, "invalid_grant"));
        assertThat(delegate()).isEqualTo(new DelegatedToken.ReconsentRequired());
        assertThat(bench.bench.stored(ALICE).orElseThrow().state()).isEqualTo(GrantState.RECONSENT_REQUIRED);
        assertThat(bench.audit.noted())
                .containsExactly("EXCHANGE NOT_SUPPORTED", "EXCHANGE_FALLBACK RECONSENT_REQUIRED");
    }

    @Test
    void forScopesThatTheProviderDoesNotGiveIsRefused() {
        onRedemption(form -> error(400, "invalid_scope"));
        assertThat(delegate()).isEqualTo(new DelegatedToken.Refused(ExchangeRefusal.INVALID_SCOPE));
    }

    @Test
    void isUnavailableWhenTheProviderIs() {
        onRedemption(form -> error(503, "temporarily_unavailable"));
        assertThat(delegate()).isInstanceOf(DelegatedToken.Unavailable.class);
    }

    @Test
    void thatARevocationOvertakesGivesNothing() {
        onRedemption(form -> {
            bench.bench.database.run(() -> bench.bench.grants.delete(ALICE));
            return bench.redeemed(form);
        });
        assertThat(delegate()).isEqualTo(new DelegatedToken.NotProvisioned());
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE NOT_SUPPORTED", "EXCHANGE_FALLBACK NOT_PROVISIONED");
    }

    @Test
    void thatMeetsAnAbsentDatabaseIsUnavailable() {
        onRedemption(form -> {
            bench.bench.database.away(true);
            return bench.redeemed(form);
        });
        assertThat(delegate())
                .isEqualTo(new DelegatedToken.Unavailable(Duration.ofSeconds(5), "the database does not answer"));
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE NOT_SUPPORTED", "EXCHANGE_FALLBACK UNAVAILABLE");
    }

    @Test
    void givesNoTokenToASubjectTokenThatHasEnded() {
        var inbound = bench.inbound();
        bench.bench.clock.forward(ExchangeBench.INBOUND_LIFE);
        assertThat(bench.delegation.delegate(inbound, AUDIENCE, NOTES))
                .isEqualTo(new DelegatedToken.Refused(ExchangeRefusal.SUBJECT_TOKEN_ENDED));
        assertThat(bench.requests()).isEmpty();
    }

    @Property(tries = 200)
    void happensForExactlyUnsupportedGrantTypeAndMetadataThatLacksTheGrant(
            @ForAll("statuses") int status, @ForAll("errors") String code, @ForAll boolean metadataLacksIt) {
        var own = new ExchangeBench();
        own.bench.grant(ALICE);
        own.provider.discoveryExtras = metadataLacksIt ? NO_EXCHANGE : "";
        own.provider.onTokenRequest(form -> isExchange(form) ? error(status, code) : own.redeemed(form));
        var delegated = own.delegation.delegate(own.inbound(), AUDIENCE, NOTES);
        var expected = metadataLacksIt || (status == 400 && code.equals("unsupported_grant_type"));
        assertThat(delegated instanceof DelegatedToken.Issued).isEqualTo(expected);
        assertThat(own.grantTypes().contains("refresh_token")).isEqualTo(expected);
        assertThat(own.audit.noted().contains("EXCHANGE_FALLBACK ISSUED")).isEqualTo(expected);
    }

    @Provide
    Arbitrary<Integer> statuses() {
        return Arbitraries.oneOf(
                Arbitraries.of(400, 401, 403, 404), Arbitraries.integers().between(200, 599));
    }

    @Provide
    Arbitrary<String> errors() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "unsupported_grant_type",
                        "unsupported_token_type",
                        "unsupported_response_type",
                        "invalid_grant",
                        "invalid_scope",
                        "invalid_target",
                        "invalid_request",
                        "invalid_client",
                        "access_denied",
                        "unauthorized_client",
                        "temporarily_unavailable",
                        "server_error"),
                Arbitraries.strings().alpha().ofMaxLength(20));
    }

    private DelegatedToken delegate() {
        return bench.delegation.delegate(bench.inbound(), AUDIENCE, NOTES);
    }
}
