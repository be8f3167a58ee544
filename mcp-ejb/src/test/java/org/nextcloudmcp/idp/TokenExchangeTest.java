package org.nextcloudmcp.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Operator;

class TokenExchangeTest {

    private static final AccessToken SUBJECT = new AccessToken("subject-t0ken");
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final MovableClock clock = new MovableClock();
    private final FakeProvider provider = new FakeProvider();

    private TokenExchangeOutcome exchanged(TokenExchangeRequest request) {
        var configuration = new Operator().configuration();
        var discovery = new Discovery(configuration, provider, clock);
        var form = new ProviderForm(configuration, discovery, provider, clock, new SecureRandom());
        return new TokenEndpoint(discovery, form, clock).exchange(request);
    }

    private TokenExchangeOutcome answered(HttpAnswer answer) {
        provider.answersForms(answer);
        return exchanged(
                new TokenExchangeRequest(SUBJECT, "nextcloud", Scopes.of("notes.read", "openid"), Optional.empty()));
    }

    private TokenExchangeOutcome answered(String body) {
        return answered(FakeProvider.json(200, body));
    }

    @Test
    void the_form_is_that_of_the_specification_to_the_letter() {
        answered("{}");

        assertThat(provider.lastPosted().uri()).isEqualTo(FakeProvider.TOKEN);
        assertThat(provider.lastPosted().authorization()).isPresent();
        assertThat(provider.lastPosted().form())
                .isEqualTo(Map.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                        "audience", "nextcloud",
                        "scope", "notes.read openid",
                        "requested_token_type", ACCESS_TOKEN,
                        "subject_token", "subject-t0ken",
                        "subject_token_type", ACCESS_TOKEN));
    }

    @Test
    void an_actor_is_sent_with_its_type_and_no_scope_is_sent_as_none() {
        provider.answersForms(FakeProvider.json(200, "{}"));
        exchanged(new TokenExchangeRequest(
                SUBJECT, "nextcloud", Scopes.none(), Optional.of(new AccessToken("actor-t0ken"))));

        assertThat(provider.lastPosted().form())
                .containsEntry("actor_token", "actor-t0ken")
                .containsEntry("actor_token_type", ACCESS_TOKEN)
                .doesNotContainKey("scope");
    }

    @Test
    void everything_an_answer_says_is_read() {
        assertThat(answered("""
                        {"access_token":"a","issued_token_type":"urn:x","token_type":"N_A","expires_in":60,
                         "scope":"notes.read","refresh_token":"never looked at"}
                        """))
                .isEqualTo(new TokenExchangeOutcome.Issued(new TokenExchangeAnswer(
                        new AccessToken("a"),
                        Optional.of("urn:x"),
                        Optional.of("N_A"),
                        OptionalLong.of(60),
                        Optional.of(Scopes.of("notes.read")))));
    }

    @Test
    void what_an_answer_does_not_say_is_absent_and_left_to_the_judge() {
        assertThat(answered("{\"access_token\":\"a\",\"token_type\":7}"))
                .isEqualTo(new TokenExchangeOutcome.Issued(new TokenExchangeAnswer(
                        new AccessToken("a"),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "<html>", "", "{\"access_token\":\"\"}", "{\"access_token\":7}"})
    void a_success_without_a_token_is_an_outage(String body) {
        assertThat(answered(body)).isInstanceOf(TokenExchangeOutcome.Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            400, invalid_request,         Refused
            400, invalid_grant,           Refused
            400, invalid_scope,           Refused
            400, invalid_target,          Refused
            400, invalid_client,          Refused
            400, unsupported_grant_type,  Refused
            400, access_denied,           Refused
            403, access_denied,           Refused
            403, invalid_client,          Refused
            400, unauthorized_client,     Unavailable
            401, unauthorized_client,     Unavailable
            403, unauthorized_client,     Unavailable
            401, invalid_client,          Unavailable
            401, invalid_grant,           Unavailable
            401, access_denied,           Unavailable
            401, -,                       Unavailable
            400, temporarily_unavailable, Unavailable
            400, server_error,            Unavailable
            400, slow_down,               Unavailable
            400, -,                       Unavailable
            403, -,                       Unavailable
            404, -,                       Unavailable
            408, invalid_request,         Unavailable
            429, invalid_request,         Unavailable
            429, -,                       Unavailable
            201, -,                       Unavailable
            302, access_denied,           Unavailable
            307, invalid_grant,           Unavailable
            500, invalid_request,         Unavailable
            502, -,                       Unavailable
            503, access_denied,           Unavailable
            """)
    void status_and_error_decide(int status, String error, String expected) {
        var outcome = answered(FakeProvider.json(status, error == null ? "<html>" : "{\"error\":\"" + error + "\"}"));

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
        if (expected.equals("Refused")) {
            assertThat(outcome).isEqualTo(new TokenExchangeOutcome.Refused(status, error));
        }
    }

    @ParameterizedTest
    @CsvSource({"401, invalid_client", "400, unauthorized_client"})
    void a_client_that_is_refused_is_left_to_the_operator_for_a_minute(int status, String error) {
        assertThat(answered(FakeProvider.json(status, "{\"error\":\"" + error + "\"}")))
                .isEqualTo(new TokenExchangeOutcome.Unavailable(
                        Duration.ofSeconds(20), "our client was refused: status " + status + " " + error));
    }

    @Test
    void retry_after_is_obeyed() {
        assertThat(answered(new HttpAnswer(503, Optional.empty(), Optional.of("17"), "")))
                .isEqualTo(new TokenExchangeOutcome.Unavailable(
                        Duration.ofSeconds(17), "status 503 without an OAuth error"));
    }

    @Test
    void a_provider_that_is_away_is_an_outage() {
        provider.goesAway();

        assertThat(answered("{}")).isEqualTo(new TokenExchangeOutcome.Unavailable(Duration.ofSeconds(5), "away"));
    }

    @Test
    void neither_request_nor_answer_shows_a_token() {
        var request =
                new TokenExchangeRequest(SUBJECT, "a", Scopes.none(), Optional.of(new AccessToken("actor-t0ken")));

        assertThat(request.toString()).doesNotContain("subject-t0ken").doesNotContain("actor-t0ken");
        assertThat(answered("{\"access_token\":\"issued-t0ken\"}").toString()).doesNotContain("issued-t0ken");
    }
}
