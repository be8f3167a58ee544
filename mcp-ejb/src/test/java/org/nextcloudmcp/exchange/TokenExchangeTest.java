package org.nextcloudmcp.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.exchange.ExchangeBench.ACCESS_TOKEN;
import static org.nextcloudmcp.exchange.ExchangeBench.AUDIENCE;
import static org.nextcloudmcp.exchange.ExchangeBench.INBOUND;
import static org.nextcloudmcp.exchange.ExchangeBench.NOTES;
import static org.nextcloudmcp.exchange.ExchangeBench.OTHER_AUDIENCE;
import static org.nextcloudmcp.exchange.ExchangeBench.TOKEN_EXCHANGE;
import static org.nextcloudmcp.exchange.ExchangeBench.claims;
import static org.nextcloudmcp.exchange.ExchangeBench.exchanged;
import static org.nextcloudmcp.exchange.ExchangeBench.goodMembers;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.FakeProvider.answer;
import static org.nextcloudmcp.fixture.FakeProvider.error;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.fixture.FakeProvider;
import org.nextcloudmcp.idp.HttpAnswer;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;

@DisplayName("Pure exchange")
@Timeout(60)
class TokenExchangeTest {

    private final ExchangeBench bench = new ExchangeBench();

    @Test
    void sendsExactlyThisForm() {
        bench.provider.onTokenRequest(ExchangeBench::exchanged);
        exchange();
        assertThat(bench.requests())
                .containsExactly(Map.of(
                        "grant_type", TOKEN_EXCHANGE,
                        "subject_token", INBOUND.value(),
                        "subject_token_type", ACCESS_TOKEN,
                        "requested_token_type", ACCESS_TOKEN,
                        "audience", AUDIENCE,
                        "scope", "notes.read"));
    }

    @Test
    void givesATokenThatEndsWithTheSubjectTokenAtTheLatest() {
        bench.provider.onTokenRequest(ExchangeBench::exchanged);
        assertThat(exchange()).isInstanceOfSatisfying(ExchangedToken.Issued.class, issued -> {
            assertThat(issued.token().token()).isEqualTo(new AccessToken(FakeProvider.jwt(claims("notes.read"))));
            assertThat(issued.token().expiresAt()).isEqualTo(bench.inboundEnds());
            assertThat(issued.scopes()).isEqualTo(NOTES);
        });
    }

    @Test
    void needsNoGrantAndKeepsNothingBeyondTheRequest() {
        bench.provider.onTokenRequest(ExchangeBench::exchanged);
        exchange();
        exchange();
        assertThat(bench.grantTypes()).containsExactly("token-exchange", "token-exchange");
        assertThat(bench.bench.stored(ALICE)).isEmpty();
    }

    @Test
    void saysWhatTheTokenPermitsAndNotWhatTheAnswerClaims() {
        bench.provider.onTokenRequest(
                form -> exchanged(claims("openid profile"), goodMembers() + ",\"scope\":\"notes.read notes.write\""));
        assertThat(exchange())
                .isInstanceOfSatisfying(
                        ExchangedToken.Issued.class,
                        issued -> assertThat(issued.scopes()).isEqualTo(Scopes.of("openid", "profile")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "400, invalid_request, INVALID_REQUEST",
        "400, invalid_grant, INVALID_GRANT",
        "400, invalid_scope, INVALID_SCOPE",
        "400, invalid_target, UNKNOWN_AUDIENCE",
        "400, invalid_client, UNKNOWN_AUDIENCE",
        "403, access_denied, ACCESS_DENIED",
        "400, unsupported_grant_type, NOT_SUPPORTED",
        "400, something_else, REFUSED"
    })
    void hasNoOtherWayIfTheProviderRefuses(int status, String code, ExchangeRefusal why) {
        bench.bench.grant(ALICE);
        bench.provider.onTokenRequest(form -> error(status, code));
        assertThat(exchange()).isEqualTo(new ExchangedToken.Refused(why));
        assertThat(bench.grantTypes()).containsExactly("token-exchange");
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE " + why);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "401, invalid_client",
        "401, unauthorized_client",
        "400, unauthorized_client",
        "401, unsupported_grant_type",
        "500, server_error",
        "502, unsupported_grant_type",
        "503, temporarily_unavailable",
        "429, slow_down",
        "200, none",
        "302, none"
    })
    void isUnavailableWhenTheFaultIsNotTheCallers(int status, String code) {
        bench.provider.onTokenRequest(form -> error(status, code));
        assertThat(exchange()).isInstanceOf(ExchangedToken.Unavailable.class);
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE UNAVAILABLE");
    }

    @Test
    void saysHowLongToLeaveTheProviderAlone() {
        bench.provider.onTokenRequest(form ->
                new HttpAnswer(429, Optional.of("application/json"), Optional.of("20"), "{\"error\":\"slow_down\"}"));
        assertThat(exchange())
                .isEqualTo(new ExchangedToken.Unavailable(Duration.ofSeconds(20), "status 429 slow_down"));
    }

    @Test
    void isUnavailableWhileTheProviderIsAway() {
        bench.provider.away(true);
        assertThat(exchange()).isEqualTo(new ExchangedToken.Unavailable(Duration.ofSeconds(5), "the provider is away"));
    }

    @Test
    void asksNobodyIfTheProviderSaysThatItKnowsNoExchange() {
        bench.provider.discoveryExtras = ",\"grant_types_supported\":[\"authorization_code\",\"refresh_token\"]";
        assertThat(exchange()).isEqualTo(new ExchangedToken.Refused(ExchangeRefusal.NOT_SUPPORTED));
        assertThat(bench.requests()).isEmpty();
    }

    @Test
    void asksAProviderThatSaysThatItKnowsExchange() {
        bench.provider.discoveryExtras = ",\"grant_types_supported\":[\"" + TOKEN_EXCHANGE + "\"]";
        bench.provider.onTokenRequest(ExchangeBench::exchanged);
        assertThat(exchange()).isInstanceOf(ExchangedToken.Issued.class);
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "elsewhere, notes.read, AUDIENCE_NOT_ALLOWED",
        "nextcloud, '', NO_SCOPE",
        "nextcloud, offline_access, SCOPE_NOT_ALLOWED",
        "nextcloud, notes.write, SCOPE_BEYOND_SUBJECT_TOKEN"
    })
    void asksNobodyForWhatMayNotBeAskedFor(String audience, String scopes, ExchangeRefusal why) {
        assertThat(bench.exchange.exchange(bench.inbound(), audience, Scopes.parse(scopes)))
                .isEqualTo(new ExchangedToken.Refused(why));
        assertThat(bench.requests()).isEmpty();
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE " + why);
    }

    @Test
    void asksNobodyIfTheSubjectTokenEndedSinceItWasVerified() {
        var inbound = bench.inbound();
        bench.bench.clock.forward(ExchangeBench.INBOUND_LIFE);
        assertThat(bench.exchange.exchange(inbound, AUDIENCE, NOTES))
                .isEqualTo(new ExchangedToken.Refused(ExchangeRefusal.SUBJECT_TOKEN_ENDED));
        assertThat(bench.requests()).isEmpty();
    }

    @Test
    void discardsATokenThatCameAfterTheSubjectTokenEnded() {
        var inbound = bench.inbound();
        bench.provider.onTokenRequest(form -> {
            bench.bench.clock.forward(ExchangeBench.INBOUND_LIFE);
            return exchanged(form);
        });
        assertThat(bench.exchange.exchange(inbound, AUDIENCE, NOTES))
                .isEqualTo(new ExchangedToken.Refused(ExchangeRefusal.TOKEN_ENDED));
    }

    @Test
    void countsTheLifetimeFromBeforeTheProviderWasAsked() {
        bench.provider.onTokenRequest(form -> {
            bench.bench.clock.forward(Duration.ofSeconds(3));
            return exchanged(claims("notes.read"), goodMembers().replace("300", "10"));
        });
        var start = bench.bench.clock.instant();
        assertThat(exchange())
                .isInstanceOfSatisfying(
                        ExchangedToken.Issued.class,
                        issued -> assertThat(issued.token().expiresAt()).isEqualTo(start.plusSeconds(10)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"sub\":\"alice\" | \"sub\":\"bob\"                        | WRONG_SUBJECT",
                "\"sub\":\"alice\" | \"x\":1                                | WRONG_SUBJECT",
                "\"iss\":\"https://idp.example/realms/test\" | \"iss\":\"https://idp.example/realms/other\" | WRONG_ISSUER",
                "\"aud\":\"nextcloud\" | \"aud\":\"https://mcp.example/mcp\"  | WRONG_AUDIENCE",
                "\"aud\":\"nextcloud\" | \"aud\":[\"nextcloud\",\"calendar-server\"] | WRONG_AUDIENCE",
                "\"aud\":\"nextcloud\" | \"x\":1                            | WRONG_AUDIENCE",
                "\"scope\":\"notes.read\" | \"scope\":\"notes.read notes.write\" | BROADER_SCOPE",
                "\"scope\":\"notes.read\" | \"x\":1                         | BROADER_SCOPE",
                "\"scope\":\"notes.read\" | \"scope\":7                     | UNREADABLE_TOKEN",
                "\"scope\":\"notes.read\" | \"scope\":\"notes.read\",\"exp\":1772366399 | TOKEN_ENDED"
            })
    void discardsATokenThatIsNotWhatWasAskedFor(String good, String bad, ExchangeRefusal why) {
        bench.provider.onTokenRequest(form -> exchanged(claims("notes.read").replace(good, bad), ""));
        assertThat(exchange()).isEqualTo(new ExchangedToken.Refused(why));
        assertThat(bench.audit.noted()).containsExactly("EXCHANGE " + why);
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource({
        "urn:ietf:params:oauth:token-type:access_token, urn:ietf:params:oauth:token-type:jwt, WRONG_ISSUED_TOKEN_TYPE",
        "urn:ietf:params:oauth:token-type:access_token, urn:ietf:params:oauth:token-type:refresh_token, WRONG_ISSUED_TOKEN_TYPE",
        "issued_token_type, x, WRONG_ISSUED_TOKEN_TYPE",
        "Bearer, N_A, WRONG_TOKEN_TYPE",
        "\"token_type, \"x, WRONG_TOKEN_TYPE",
        "300, 0, TOKEN_ENDED"
    })
    void discardsAnAnswerThatDoesNotSayWhatItMust(String good, String bad, ExchangeRefusal why) {
        bench.provider.onTokenRequest(
                form -> exchanged(claims("notes.read"), goodMembers().replace(good, bad)));
        assertThat(exchange()).isEqualTo(new ExchangedToken.Refused(why));
    }

    @Test
    void discardsTheSubjectTokenGivenBack() {
        bench.provider.onTokenRequest(
                form -> answer(200, "{\"access_token\":\"" + form.get("subject_token") + "\"" + goodMembers() + "}"));
        assertThat(exchange()).isEqualTo(new ExchangedToken.Refused(ExchangeRefusal.SAME_TOKEN));
    }

    @Test
    void judgesAnOpaqueTokenByWhatTheProviderSaysOfIt() {
        givesAnOpaqueToken();
        bench.provider.onIntrospection(form -> answer(200, claims("notes.read").replace("{", "{\"active\":true,")));
        assertThat(exchange())
                .isInstanceOfSatisfying(
                        ExchangedToken.Issued.class,
                        issued -> assertThat(issued.token().token().value()).isEqualTo("opaque"));
        assertThat(bench.provider.introspected).containsExactly("opaque");
        bench.provider.onIntrospection(
                form -> answer(200, claims("notes.read notes.write").replace("{", "{\"active\":true,")));
        assertThat(exchange()).isEqualTo(new ExchangedToken.Refused(ExchangeRefusal.BROADER_SCOPE));
    }

    @Test
    void discardsAnOpaqueTokenOfWhichTheProviderSaysNothingGood() {
        givesAnOpaqueToken();
        bench.provider.onIntrospection(form -> answer(200, "{\"active\":false}"));
        assertThat(exchange()).isEqualTo(new ExchangedToken.Refused(ExchangeRefusal.UNREADABLE_TOKEN));
    }

    @Test
    void discardsAnOpaqueTokenOfAProviderWithoutIntrospection() {
        givesAnOpaqueToken();
        bench.provider.discoveryExtras = "";
        assertThat(exchange()).isEqualTo(new ExchangedToken.Refused(ExchangeRefusal.UNREADABLE_TOKEN));
    }

    @Test
    void isUnavailableIfTheProviderRefusesToTellUsOfAnOpaqueToken() {
        givesAnOpaqueToken();
        bench.provider.onIntrospection(form -> error(401, "invalid_client"));
        assertThat(exchange())
                .isEqualTo(new ExchangedToken.Unavailable(
                        Duration.ofMinutes(1), "our client was refused at introspection"));
        bench.provider.onIntrospection(form -> error(503, "temporarily_unavailable"));
        assertThat(exchange()).isInstanceOf(ExchangedToken.Unavailable.class);
    }

    private void givesAnOpaqueToken() {
        bench.provider.discoveryExtras = ",\"introspection_endpoint\":\"" + FakeProvider.ISSUER + "/introspect\"";
        bench.provider.onTokenRequest(form -> answer(200, "{\"access_token\":\"opaque\"" + goodMembers() + "}"));
    }

    @Test
    void canBeForEveryAudienceOnTheOperatorsList() {
        bench.provider.onTokenRequest(
                form -> exchanged(claims("notes.read").replace(AUDIENCE, form.get("audience")), ""));
        assertThat(bench.exchange.exchange(bench.inbound(), OTHER_AUDIENCE, NOTES))
                .isInstanceOf(ExchangedToken.Issued.class);
        assertThat(bench.requests().get(0)).containsEntry("audience", OTHER_AUDIENCE);
    }

    @Test
    void forAnotherAudienceNeverGivesANextcloudToken() {
        bench.provider.onTokenRequest(form ->
                exchanged(claims("notes.read").replace("\"nextcloud\"", "[\"nextcloud\",\"calendar-server\"]"), ""));
        assertThat(bench.exchange.exchange(bench.inbound(), OTHER_AUDIENCE, NOTES))
                .isEqualTo(new ExchangedToken.Refused(ExchangeRefusal.WRONG_AUDIENCE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namesNoActorWhateverTheOperatorSetForDelegation(boolean actor) {
        var asked = new ExchangeBench(actor);
        asked.provider.onTokenRequest(ExchangeBench::exchanged);
        assertThat(asked.exchange.exchange(asked.inbound(), AUDIENCE, NOTES)).isInstanceOf(ExchangedToken.Issued.class);
        assertThat(asked.requests())
                .singleElement()
                .satisfies(form -> assertThat(form).doesNotContainKeys("actor_token", "actor_token_type"));
    }

    @Test
    void isAuditedWithTheUserAndTheClientWhoseTokenItWas() {
        bench.provider.onTokenRequest(ExchangeBench::exchanged);
        exchange();
        assertThat(bench.audit.events()).singleElement().satisfies(event -> {
            assertThat(event.subject()).contains(ALICE);
            assertThat(event.client()).contains(Bench.CLIENT);
            assertThat(event.outcome()).isEqualTo("ISSUED");
            assertThat(event.tokenFingerprint()).isPresent();
        });
    }

    private ExchangedToken exchange() {
        return bench.exchange.exchange(bench.inbound(), AUDIENCE, NOTES);
    }
}
