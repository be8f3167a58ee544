package org.nextcloudmcp.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.settings.Operator;

class RevocationEndpointTest {

    private static final RefreshToken TOKEN = new RefreshToken("r-1");

    private final MovableClock clock = new MovableClock();
    private final FakeProvider provider = new FakeProvider();
    private final RevocationEndpoint endpoint = endpoint();

    private RevocationEndpoint endpoint() {
        var configuration = new Operator().configuration();
        var discovery = new Discovery(configuration, provider, clock);
        var form = new ProviderForm(configuration, discovery, provider, clock, new SecureRandom());
        return new RevocationEndpoint(discovery, form, clock);
    }

    @Test
    void a_success_confirms() {
        provider.answersForms(FakeProvider.json(200, ""));

        assertThat(endpoint.revoke(TOKEN)).isEqualTo(new RevocationOutcome.Confirmed());
        assertThat(provider.lastPosted().uri()).isEqualTo(FakeProvider.REVOCATION);
        assertThat(provider.lastPosted().form()).isEqualTo(Map.of("token", "r-1", "token_type_hint", "refresh_token"));
        assertThat(provider.lastPosted().authorization()).isPresent();
    }

    @Test
    void a_token_the_provider_does_not_know_is_revoked_whatever_the_body_says() {
        provider.answersForms(FakeProvider.json(200, "{\"error\":\"invalid_token\"}"));

        assertThat(endpoint.revoke(TOKEN)).isEqualTo(new RevocationOutcome.Confirmed());
    }

    @Test
    void a_provider_without_revocation_endpoint_is_not_asked() {
        var metadata = FakeProvider.metadata();
        metadata.remove("revocation_endpoint");
        provider.describes(metadata);

        assertThat(endpoint.revoke(TOKEN)).isEqualTo(new RevocationOutcome.NotSupported());
        assertThat(provider.requests(FakeProvider.REVOCATION)).isZero();
    }

    @Test
    void an_unsupported_token_type_is_final() {
        provider.answersForms(FakeProvider.json(400, "{\"error\":\"unsupported_token_type\"}"));

        assertThat(endpoint.revoke(TOKEN)).isEqualTo(new RevocationOutcome.NotSupported());
    }

    @Test
    void an_error_about_the_token_is_final_and_one_of_something_in_between_is_not() {
        provider.answersForms(FakeProvider.json(400, "{\"error\":\"invalid_token\"}"));
        assertThat(endpoint.revoke(TOKEN)).isEqualTo(new RevocationOutcome.NotSupported());

        provider.answersForms(FakeProvider.json(404, "{}"));
        assertThat(endpoint.revoke(TOKEN)).isInstanceOf(RevocationOutcome.Unavailable.class);
    }

    @Test
    void a_refusal_of_our_client_confirms_nothing() {
        provider.answersForms(FakeProvider.json(401, "{\"error\":\"invalid_client\"}"));

        assertThat(endpoint.revoke(TOKEN)).isInstanceOf(RevocationOutcome.Unavailable.class);
    }

    @Test
    void a_busy_provider_says_when_to_ask_again() {
        provider.answersForms(new HttpAnswer(503, Optional.empty(), Optional.of("17"), ""));

        assertThat(endpoint.revoke(TOKEN)).isEqualTo(new RevocationOutcome.Unavailable(Duration.ofSeconds(17)));
    }

    @Test
    void a_provider_that_is_away_confirms_nothing() {
        provider.goesAway();

        assertThat(endpoint.revoke(TOKEN)).isInstanceOf(RevocationOutcome.Unavailable.class);
    }
}
