package org.nextcloudmcp.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Operator;

class DiscoveryTest {

    private static final URI MOVED = URI.create("https://new.example.com/token");

    private final MovableClock clock = new MovableClock();
    private final FakeProvider provider = new FakeProvider();
    private final Discovery discovery = new Discovery(new Operator().configuration(), provider, clock);

    @Test
    void the_endpoints_are_those_of_the_document() {
        var metadata = discovery.metadata();

        assertThat(metadata.issuer()).isEqualTo(Operator.ISSUER);
        assertThat(metadata.authorizationEndpoint()).isEqualTo(URI.create("https://id.example.com/authorize"));
        assertThat(metadata.tokenEndpoint()).isEqualTo(FakeProvider.TOKEN);
        assertThat(metadata.jwksUri()).isEqualTo(FakeProvider.KEYS);
        assertThat(metadata.revocationEndpoint()).contains(FakeProvider.REVOCATION);
        assertThat(metadata.introspectionEndpoint()).isEmpty();
        assertThat(metadata.scopesSupported()).isEmpty();
        assertThat(metadata.authorizationResponseIssSupported()).isFalse();
    }

    @Test
    void scopes_and_iss_support_are_read_where_the_provider_says_them() {
        var document = """
                {"issuer":"%s","authorization_endpoint":"https://a.example","token_endpoint":"https://a.example/t",
                 "jwks_uri":"https://a.example/k","scopes_supported":["openid","notes.read","not a scope",7],
                 "authorization_response_iss_parameter_supported":true,"introspection_endpoint":null}
                """;
        provider.shows(FakeProvider.DISCOVERY, FakeProvider.json(200, document.formatted(Operator.ISSUER)));

        assertThat(discovery.metadata().scopesSupported()).contains(Scopes.of("openid", "notes.read"));
        assertThat(discovery.metadata().authorizationResponseIssSupported()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            issuer                 | https://id.example.com/realms/main/
            issuer                 | https://ID.example.com/realms/main
            issuer                 | https://evil.example
            token_endpoint         | http://id.example.com/token
            token_endpoint         | /token
            token_endpoint         | https://user:pw@id.example.com/token
            jwks_uri               | file:///etc/passwd
            jwks_uri               | http://169.254.169.254/keys
            authorization_endpoint | javascript:alert(1)
            revocation_endpoint    | http://id.example.com/revoke
            introspection_endpoint | http://id.example.com/introspect
            introspection_endpoint | ''
            token_endpoint         | ''
            token_endpoint         | //id.example.com/token
            token_endpoint         | https:///token
            token_endpoint         | https://id.example.com/token#fragment
            token_endpoint         | http://localhost.evil.example/token
            token_endpoint         | ftp://localhost/token
            token_endpoint         | https://id.example.com/to ken
            issuer                 | ''
            issuer                 | https://id.example.com/realms/MAIN
            issuer                 | https://id.example.com:443/realms/main
            issuer                 | http://id.example.com/realms/main
            """)
    void a_document_is_not_trusted_if_its(String member, String value) {
        var metadata = FakeProvider.metadata();
        metadata.put(member, value);
        provider.describes(metadata);

        assertThatThrownBy(discovery::metadata).isInstanceOf(ProviderUnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({"issuer", "token_endpoint", "jwks_uri", "authorization_endpoint"})
    void a_document_is_not_trusted_without_its(String member) {
        var metadata = FakeProvider.metadata();
        metadata.remove(member);
        provider.describes(metadata);

        assertThatThrownBy(discovery::metadata).isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void a_page_that_is_not_declared_as_json_is_no_document() {
        provider.shows(FakeProvider.DISCOVERY, new HttpAnswer(200, Optional.of("text/html"), Optional.empty(), "{}"));

        assertThatThrownBy(discovery::metadata).hasMessageContaining("not JSON");
    }

    @Test
    void a_redirect_is_not_followed() {
        provider.shows(FakeProvider.DISCOVERY, FakeProvider.json(302, "{}"));

        assertThatThrownBy(discovery::metadata).hasMessageContaining("302");
    }

    @Test
    void a_retry_after_is_handed_on() {
        provider.shows(
                FakeProvider.DISCOVERY, new HttpAnswer(503, Optional.empty(), Optional.of("42"), "please come later"));

        assertThatThrownBy(discovery::metadata)
                .isInstanceOfSatisfying(
                        ProviderUnavailableException.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(42)))
                .hasMessageNotContaining("come later");
    }

    @Test
    void a_document_that_turns_bad_does_not_replace_the_good_one() {
        discovery.metadata();
        provider.shows(FakeProvider.DISCOVERY, FakeProvider.json(200, "{\"issuer\":\"https://evil.example\"}"));
        clock.forward(Duration.ofHours(2));

        assertThat(discovery.metadata().tokenEndpoint()).isEqualTo(FakeProvider.TOKEN);
        assertThat(provider.requests(FakeProvider.DISCOVERY)).isEqualTo(2);
    }

    @Test
    void endpoints_may_lie_on_other_hosts_and_on_this_machine_without_tls() {
        var metadata = FakeProvider.metadata();
        metadata.put("token_endpoint", "https://tokens.example.org:8443/t?tenant=1");
        metadata.put("jwks_uri", "http://127.0.0.1:8080/keys");
        provider.describes(metadata);

        assertThat(discovery.metadata().tokenEndpoint())
                .isEqualTo(URI.create("https://tokens.example.org:8443/t?tenant=1"));
        assertThat(discovery.metadata().jwksUri()).isEqualTo(URI.create("http://127.0.0.1:8080/keys"));
    }

    @Test
    void what_the_provider_says_of_grants_and_algorithms_is_read_and_silence_is_kept_apart() {
        assertThat(discovery.metadata().grantTypesSupported()).isEmpty();
        assertThat(discovery.metadata().clientAssertionAlgorithms()).isEmpty();
        var document = """
                {"issuer":"%s","authorization_endpoint":"https://a.example","token_endpoint":"https://a.example/t",
                 "jwks_uri":"https://a.example/k","grant_types_supported":["refresh_token",7],
                 "token_endpoint_auth_signing_alg_values_supported":[]}
                """;
        provider.shows(FakeProvider.DISCOVERY, FakeProvider.json(200, document.formatted(Operator.ISSUER)));
        clock.forward(Duration.ofHours(1));

        assertThat(discovery.metadata().grantTypesSupported()).contains(Set.of("refresh_token"));
        assertThat(discovery.metadata().clientAssertionAlgorithms()).contains(Set.of());
    }

    @Test
    void the_document_is_read_again_after_an_hour() {
        discovery.metadata();
        move();
        clock.forward(Duration.ofHours(1).minusMillis(1));
        assertThat(discovery.metadata().tokenEndpoint()).isEqualTo(FakeProvider.TOKEN);
        clock.forward(Duration.ofMillis(1));

        assertThat(discovery.metadata().tokenEndpoint()).isEqualTo(MOVED);
    }

    @Test
    void the_document_is_read_again_after_an_endpoint_failed_but_not_more_often_than_every_30_seconds() {
        discovery.metadata();
        move();
        clock.forward(Duration.ofSeconds(30).minusMillis(1));
        discovery.endpointFailed();
        assertThat(discovery.metadata().tokenEndpoint()).isEqualTo(FakeProvider.TOKEN);
        clock.forward(Duration.ofMillis(1));
        discovery.endpointFailed();

        assertThat(discovery.metadata().tokenEndpoint()).isEqualTo(MOVED);
        discovery.endpointFailed();
        discovery.metadata();
        assertThat(provider.requests(FakeProvider.DISCOVERY)).isEqualTo(2);
    }

    @Test
    void a_provider_that_is_away_keeps_the_endpoints_that_are_known() {
        discovery.metadata();
        provider.goesAway();
        clock.forward(Duration.ofDays(3));
        discovery.endpointFailed();

        assertThat(discovery.metadata().tokenEndpoint()).isEqualTo(FakeProvider.TOKEN);
    }

    @Test
    void a_failure_before_anything_is_known_changes_nothing() {
        discovery.endpointFailed();

        assertThat(discovery.metadata().tokenEndpoint()).isEqualTo(FakeProvider.TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "200, false", "201, false", "299, false", "300, true", "302, true", "399, true", "400, false", "401, false",
        "403, false", "404, true", "405, true", "410, true", "429, false", "499, false", "500, true", "503, true"
    })
    void what_an_endpoint_answers_tells_whether_it_may_have_moved(int status, boolean moved) {
        var configuration = new Operator().configuration();
        var form = new ProviderForm(configuration, discovery, provider, clock, new SecureRandom());
        discovery.metadata();
        move();
        provider.answersForms(FakeProvider.json(status, "{}"));
        clock.forward(Duration.ofMinutes(1));
        form.post(FakeProvider.TOKEN, Map.of());

        assertThat(discovery.metadata().tokenEndpoint()).isEqualTo(moved ? MOVED : FakeProvider.TOKEN);
    }

    @Test
    void an_endpoint_that_does_not_answer_may_have_moved() {
        var configuration = new Operator().configuration();
        var form = new ProviderForm(configuration, discovery, provider, clock, new SecureRandom());
        discovery.metadata();
        clock.forward(Duration.ofMinutes(1));
        provider.goesAway();
        assertThatThrownBy(() -> form.post(FakeProvider.TOKEN, Map.of()))
                .isInstanceOf(ProviderUnavailableException.class);
        provider.comesBack();
        move();

        assertThat(discovery.metadata().tokenEndpoint()).isEqualTo(MOVED);
    }

    private void move() {
        var metadata = FakeProvider.metadata();
        metadata.put("token_endpoint", MOVED.toString());
        provider.describes(metadata);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example/.well-known/openid-configuration",
        "https://a.example/, https://a.example/.well-known/openid-configuration",
        "https://a.example/x, https://a.example/x/.well-known/openid-configuration"
    })
    void the_document_lies_below_the_issuer(String issuer, URI document) {
        assertThat(Discovery.wellKnown(issuer)).isEqualTo(document);
    }
}
