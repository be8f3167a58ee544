package org.nextcloudmcp.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.oauth.AuthorizationCode;
import org.nextcloudmcp.oauth.CodeVerifier;
import org.nextcloudmcp.oauth.IdToken;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Operator;

class TokenEndpointTest {

    private static final String GOOD = "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":300}";
    private static final RefreshToken REFRESH = new RefreshToken("r-1");

    private final MovableClock clock = new MovableClock();
    private final FakeProvider provider = new FakeProvider();

    private TokenEndpoint endpoint() {
        return endpoint(new Operator());
    }

    private TokenEndpoint endpoint(Operator operator) {
        var configuration = operator.configuration();
        var discovery = new Discovery(configuration, provider, clock);
        var form = new ProviderForm(configuration, discovery, provider, clock, new SecureRandom());
        return new TokenEndpoint(discovery, form, clock);
    }

    private TokenOutcome codeAnswered(HttpAnswer answer) {
        provider.answersForms(answer);
        var callback = URI.create("https://mcp.example.com/callback");
        return endpoint().redeemCode(new AuthorizationCode("c"), new CodeVerifier("v"), callback, callback);
    }

    private TokenOutcome refreshAnswered(HttpAnswer answer) {
        provider.answersForms(answer);
        return endpoint().refresh(REFRESH, Scopes.none());
    }

    private TokenAnswer issued(String body) {
        return ((TokenOutcome.Issued) refreshAnswered(FakeProvider.json(200, body))).answer();
    }

    @Test
    void a_code_is_redeemed_with_verifier_redirect_uri_resource_and_client_authentication() {
        provider.answersForms(FakeProvider.json(200, GOOD));

        endpoint()
                .redeemCode(
                        new AuthorizationCode("c"),
                        new CodeVerifier("v"),
                        URI.create("https://mcp.example.com/oauth/callback-nextcloud"),
                        URI.create("https://cloud.example.com"));

        var posted = provider.lastPosted();
        assertThat(posted.uri()).isEqualTo(FakeProvider.TOKEN);
        assertThat(posted.form())
                .isEqualTo(Map.of(
                        "grant_type", "authorization_code",
                        "code", "c",
                        "code_verifier", "v",
                        "redirect_uri", "https://mcp.example.com/oauth/callback-nextcloud",
                        "resource", "https://cloud.example.com"));
        // base64("nextcloud-mcp-server:s3cret-of-the-client")
        assertThat(posted.authorization()).contains("Basic bmV4dGNsb3VkLW1jcC1zZXJ2ZXI6czNjcmV0LW9mLXRoZS1jbGllbnQ=");
    }

    @Test
    void a_refresh_names_the_scopes_only_if_some_are_asked_for() {
        provider.answersForms(FakeProvider.json(200, GOOD)).answersForms(FakeProvider.json(200, GOOD));

        endpoint().refresh(REFRESH, Scopes.none());
        assertThat(provider.lastPosted().form())
                .isEqualTo(Map.of("grant_type", "refresh_token", "refresh_token", "r-1"));
        endpoint().refresh(REFRESH, Scopes.of("notes.read", "files.read"));
        assertThat(provider.lastPosted().form()).containsEntry("scope", "notes.read files.read");
    }

    @Test
    void basic_authentication_form_urlencodes_id_and_secret_first() {
        provider.answersForms(FakeProvider.json(200, GOOD));

        endpoint(new Operator().sets("oidc.client.id", "a:b").sets("oidc.client.secret", "p+w %ü"))
                .refresh(REFRESH, Scopes.none());

        // base64("a%3Ab:p%2Bw+%25%C3%BC")
        assertThat(provider.lastPosted().authorization()).contains("Basic YSUzQWI6cCUyQncrJTI1JUMzJUJD");
    }

    @Test
    void post_authentication_puts_id_and_secret_into_the_form_and_nowhere_else() {
        provider.answersForms(FakeProvider.json(200, GOOD));

        endpoint(new Operator().sets("oidc.client.authentication", "client_secret_post"))
                .refresh(REFRESH, Scopes.none());

        assertThat(provider.lastPosted().authorization()).isEmpty();
        assertThat(provider.lastPosted().form())
                .containsEntry("client_id", "nextcloud-mcp-server")
                .containsEntry("client_secret", "s3cret-of-the-client");
    }

    @Test
    void everything_an_answer_says_is_read() {
        var answer = issued("""
                {"access_token":"a","token_type":"bearer","expires_in":300,"refresh_token":"r-2",
                 "refresh_expires_in":1800,"scope":"openid notes.read","id_token":"i"}
                """);

        assertThat(answer.accessToken().value()).isEqualTo("a");
        assertThat(answer.tokenType()).isEqualTo("bearer");
        assertThat(answer.expiresInSeconds()).hasValue(300);
        assertThat(answer.refreshToken()).contains(new RefreshToken("r-2"));
        assertThat(answer.refreshExpiresInSeconds()).isEqualTo(OptionalLong.of(1800));
        assertThat(answer.scope()).contains(Scopes.of("openid", "notes.read"));
        assertThat(answer.idToken()).contains(new IdToken("i"));
        assertThat(answer.toString()).doesNotContain("r-2");
    }

    @Test
    void an_answer_may_say_no_more_than_token_and_type() {
        var answer = issued("{\"access_token\":\"a\",\"token_type\":\"BEARER\",\"refresh_token\":\"\"}");

        assertThat(answer.expiresInSeconds()).isEmpty();
        assertThat(answer.refreshToken()).isEmpty();
        assertThat(answer.refreshExpiresInSeconds()).isEmpty();
        assertThat(answer.scope()).isEmpty();
        assertThat(answer.idToken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"300, 300", "'\"300\"', 300", "-1, 0", "1.5, 0", "true, 0", "'\"soon\"', 0", "1e99, 0"})
    void the_lifetime_is_whole_seconds_as_number_or_digits(String sent, long read) {
        assertThat(issued("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":" + sent + "}")
                        .expiresInSeconds())
                .hasValue(read);
    }

    @Test
    void a_refresh_lifetime_of_zero_means_without_end() {
        assertThat(issued("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"refresh_expires_in\":0}")
                        .refreshExpiresInSeconds())
                .isEmpty();
    }

    @Test
    void the_refresh_lifetime_has_a_second_name() {
        assertThat(issued("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"refresh_token_expires_in\":900}")
                        .refreshExpiresInSeconds())
                .isEqualTo(OptionalLong.of(900));
    }

    @Test
    void scopes_may_come_as_an_array_and_what_is_no_scope_name_is_dropped() {
        assertThat(issued("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"scope\":[\"a\",\"b c\",7,\"d\"]}")
                        .scope())
                .contains(Scopes.of("a", "d"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}
            []
            not json
            {"access_token":"a"}
            {"access_token":"","token_type":"Bearer"}
            {"access_token":7,"token_type":"Bearer"}
            {"token_type":"Bearer"}
            {"access_token":"a","token_type":"DPoP"}
            {"access_token":"a","token_type":"N_A"}
            {"access_token":"a","access_token":"b","token_type":"Bearer"}
            """)
    void a_success_that_is_no_token_response_is_an_outage(String body) {
        assertThat(refreshAnswered(FakeProvider.json(200, body))).isInstanceOf(TokenOutcome.Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            application/json | {"refresh_token":"rotated","refresh_expires_in":60}
            application/json | {"access_token":"a","token_type":"DPoP","refresh_token":"rotated","refresh_expires_in":60}
            text/html        | {"access_token":"a","token_type":"Bearer","refresh_token":"rotated","refresh_expires_in":60}
            """)
    void a_refresh_token_in_an_answer_of_no_other_use_is_handed_on(String contentType, String body) {
        var answer = new HttpAnswer(200, Optional.of(contentType), Optional.empty(), body);

        assertThat(refreshAnswered(answer))
                .isInstanceOfSatisfying(
                        TokenOutcome.Unavailable.class,
                        unavailable -> assertThat(unavailable.rotated())
                                .contains(new TokenOutcome.RotatedRefreshToken(
                                        new RefreshToken("rotated"), OptionalLong.of(60))));
    }

    @Test
    void an_outage_hands_no_refresh_token_on() {
        var body = "{\"error\":\"server_error\",\"refresh_token\":\"echoed\"}";

        assertThat(((TokenOutcome.Unavailable) refreshAnswered(FakeProvider.json(500, body))).rotated())
                .isEmpty();
    }

    @Test
    void a_token_response_must_be_declared_as_json() {
        assertThat(refreshAnswered(new HttpAnswer(200, Optional.of("text/html"), Optional.empty(), GOOD)))
                .isInstanceOf(TokenOutcome.Unavailable.class);
        assertThat(refreshAnswered(new HttpAnswer(200, Optional.empty(), Optional.empty(), GOOD)))
                .isInstanceOf(TokenOutcome.Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant",
        "400, invalid_scope",
        "400, invalid_request",
        "400, unsupported_grant_type",
        "403, access_denied"
    })
    void a_refusal_of_the_grant_is_told_with_its_code(int status, String error) {
        var answer = FakeProvider.json(status, "{\"error\":\"" + error + "\"}");

        assertThat(refreshAnswered(answer)).isEqualTo(new TokenOutcome.Refused(error));
        assertThat(codeAnswered(answer)).isEqualTo(new TokenOutcome.Refused(error));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            400, invalid_client
            401, invalid_client
            401, unauthorized_client
            400, unauthorized_client
            401, invalid_grant
            401, -
            400, temporarily_unavailable
            400, server_error
            400, -
            403, -
            404, -
            408, invalid_grant
            429, invalid_grant
            429, -
            302, invalid_grant
            201, -
            500, invalid_grant
            502, -
            503, invalid_grant
            """)
    void what_does_not_speak_about_the_grant_never_costs_the_grant(int status, String error) {
        var body = error == null ? "<html>" : "{\"error\":\"" + error + "\"}";

        assertThat(refreshAnswered(FakeProvider.json(status, body))).isInstanceOf(TokenOutcome.Unavailable.class);
        assertThat(codeAnswered(FakeProvider.json(status, body))).isInstanceOf(TokenOutcome.Unavailable.class);
    }

    @Test
    void retry_after_is_obeyed() {
        var answer = new HttpAnswer(429, Optional.empty(), Optional.of("17"), "");

        assertThat(((TokenOutcome.Unavailable) refreshAnswered(answer)).retryAfter())
                .isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void an_error_code_that_could_forge_a_log_line_is_not_repeated() {
        var outcome = (TokenOutcome.Unavailable)
                refreshAnswered(FakeProvider.json(400, "{\"error\":\"invalid_grant\\nINFO all is well\"}"));

        assertThat(outcome.reason()).isEqualTo("status 400 without an OAuth error");
    }

    @Test
    void what_the_provider_says_besides_the_code_is_not_repeated() {
        var body = "{\"error\":\"invalid_client\",\"error_description\":\"token r-1 is bad\"}";

        assertThat(refreshAnswered(FakeProvider.json(401, body)).toString()).doesNotContain("r-1");
    }

    @Test
    void a_provider_that_is_away_is_an_outage() {
        provider.goesAway();

        assertThat(endpoint().refresh(REFRESH, Scopes.none()))
                .isEqualTo(new TokenOutcome.Unavailable(Duration.ofSeconds(5), "away"));
    }
}
