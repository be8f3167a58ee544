package org.nextcloudmcp.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Operator;

class DiscoveryTest {

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
