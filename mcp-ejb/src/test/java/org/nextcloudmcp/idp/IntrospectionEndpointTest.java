package org.nextcloudmcp.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.settings.Operator;

class IntrospectionEndpointTest {

    private static final AccessToken TOKEN = new AccessToken("opaque-t0ken");

    private final MovableClock clock = new MovableClock();
    private final FakeProvider provider = new FakeProvider();

    private IntrospectionEndpoint endpoint(ProviderHttp http) {
        var configuration = new Operator().configuration();
        var discovery = new Discovery(configuration, http, clock);
        var form = new ProviderForm(configuration, discovery, http, clock, new SecureRandom());
        return new IntrospectionEndpoint(discovery, form, clock);
    }

    private IntrospectionOutcome answered(HttpAnswer answer) {
        return endpoint(provider.introspects(answer)).introspect(TOKEN);
    }

    @Test
    void a_token_is_asked_about_as_an_access_token_by_our_client() {
        answered(FakeProvider.json(200, "{\"active\":true}"));

        var posted = provider.lastPosted();
        assertThat(posted.uri()).isEqualTo(FakeProvider.INTROSPECTION);
        assertThat(posted.form()).isEqualTo(Map.of("token", "opaque-t0ken", "token_type_hint", "access_token"));
        assertThat(posted.authorization()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"active\":true,\"sub\":\"alice\"}", "{\"active\":false}", "{\"active\":\"true\"}", "{}"})
    void every_json_object_is_handed_on_unjudged(String body) {
        assertThat(answered(FakeProvider.json(200, body)))
                .isInstanceOfSatisfying(
                        IntrospectionOutcome.Answered.class,
                        outcome -> assertThat(outcome.body()).hasToString(body));
    }

    @Test
    void an_answer_does_not_show_itself() {
        assertThat(answered(FakeProvider.json(200, "{\"token\":\"opaque-t0ken\"}"))
                        .toString())
                .doesNotContain("opaque");
    }

    @Test
    void a_provider_without_the_endpoint_is_not_asked() {
        assertThat(endpoint(provider).introspect(TOKEN)).isEqualTo(new IntrospectionOutcome.NotSupported());
        assertThat(provider.requests(FakeProvider.INTROSPECTION)).isZero();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            400, unsupported_token_type, NotSupported
            401, -,                      ClientRefused
            401, invalid_client,         ClientRefused
            401, invalid_token,          ClientRefused
            400, invalid_client,         ClientRefused
            400, unauthorized_client,    ClientRefused
            403, unauthorized_client,    ClientRefused
            400, invalid_request,        -
            400, -,                      -
            403, -,                      -
            403, unsupported_token_type, -
            404, -,                      -
            408, invalid_client,         -
            429, invalid_client,         -
            301, invalid_client,         -
            302, -,                      -
            201, -,                      -
            204, -,                      -
            500, invalid_client,         -
            503, unsupported_token_type, -
            """)
    void status_and_error_decide(int status, String error, String outcome) {
        var answer = FakeProvider.json(status, error == null ? "<html>" : "{\"error\":\"" + error + "\"}");

        if (outcome == null) {
            assertThatThrownBy(() -> answered(answer)).isInstanceOf(ProviderUnavailableException.class);
        } else {
            assertThat(answered(answer).getClass().getSimpleName()).isEqualTo(outcome);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "true", "<html>", "{\"active\":true,\"active\":false}", "{\"active\":true"})
    void a_success_that_is_no_json_object_is_an_outage(String body) {
        assertThatThrownBy(() -> answered(FakeProvider.json(200, body)))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("introspection answers no JSON object");
    }

    @Test
    void json_that_is_not_declared_as_such_is_an_outage() {
        assertThatThrownBy(() ->
                        answered(new HttpAnswer(200, Optional.of("text/html"), Optional.empty(), "{\"active\":true}")))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void retry_after_is_handed_on() {
        assertThatThrownBy(() -> answered(new HttpAnswer(429, Optional.empty(), Optional.of("17"), "")))
                .isInstanceOfSatisfying(
                        ProviderUnavailableException.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
    }

    @Test
    void a_provider_that_is_away_is_an_outage_each_time_and_gives_back_its_place() {
        var endpoint = endpoint(provider.introspects(FakeProvider.json(200, "{}")));
        endpoint.introspect(TOKEN);
        provider.goesAway();
        for (var i = 0; i < 2 * IntrospectionEndpoint.AT_ONCE; i++) {
            assertThatThrownBy(() -> endpoint.introspect(TOKEN))
                    .isInstanceOf(ProviderUnavailableException.class)
                    .hasMessage("away");
            clock.forward(LastGood.PAUSE_AFTER_FAILURE);
        }
    }

    @Test
    void a_provider_that_says_when_to_come_again_is_not_asked_before() {
        var endpoint = endpoint(provider.introspects(new HttpAnswer(429, Optional.empty(), Optional.of("60"), "")));
        assertThatThrownBy(() -> endpoint.introspect(TOKEN)).isInstanceOf(ProviderUnavailableException.class);
        clock.forward(Duration.ofSeconds(59));

        assertThatThrownBy(() -> endpoint.introspect(TOKEN))
                .isInstanceOfSatisfying(
                        ProviderUnavailableException.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
        assertThat(provider.introspections()).isEqualTo(1);

        clock.forward(Duration.ofSeconds(1));
        provider.introspects(FakeProvider.json(200, "{}"));
        assertThat(endpoint.introspect(TOKEN)).isInstanceOf(IntrospectionOutcome.Answered.class);
    }

    @Test
    void a_provider_that_stays_silent_is_soon_left_alone_for_a_moment() {
        var endpoint = endpoint(provider.introspects(FakeProvider.json(200, "{}")));
        endpoint.introspect(TOKEN);
        provider.goesAway();
        for (var i = 0; i < 2 * EndpointPause.MOST_SILENCES; i++) {
            assertThatThrownBy(() -> endpoint.introspect(TOKEN)).isInstanceOf(ProviderUnavailableException.class);
        }

        assertThat(provider.introspections()).isEqualTo(1 + EndpointPause.MOST_SILENCES);
    }

    @Test
    void eight_are_asked_about_at_once_and_the_ninth_waits_not_for_ever() throws Exception {
        var asking = new CountDownLatch(IntrospectionEndpoint.AT_ONCE);
        var answering = new CountDownLatch(1);
        var asked = new AtomicInteger();
        provider.introspects(FakeProvider.json(200, "{}"));
        var endpoint = endpoint(new ProviderHttp() {
            @Override
            public HttpAnswer get(URI uri) {
                return provider.get(uri);
            }

            @Override
            public HttpAnswer post(URI uri, Map<String, String> form, Optional<String> authorization) {
                asked.incrementAndGet();
                asking.countDown();
                try {
                    answering.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return FakeProvider.json(200, "{}");
            }
        });
        var threads = Executors.newFixedThreadPool(IntrospectionEndpoint.AT_ONCE);
        try {
            List<Future<IntrospectionOutcome>> eight = new ArrayList<>();
            for (var i = 0; i < IntrospectionEndpoint.AT_ONCE; i++) {
                eight.add(threads.submit(() -> endpoint.introspect(TOKEN)));
            }
            asking.await();

            assertThatThrownBy(() -> endpoint.introspect(TOKEN))
                    .isInstanceOf(ProviderUnavailableException.class)
                    .hasMessage("too many introspections at once");
            assertThat(asked).hasValue(IntrospectionEndpoint.AT_ONCE);
            answering.countDown();
            for (var one : eight) {
                assertThat(one.get()).isInstanceOf(IntrospectionOutcome.Answered.class);
            }
            assertThat(endpoint.introspect(TOKEN)).isInstanceOf(IntrospectionOutcome.Answered.class);
        } finally {
            threads.shutdownNow();
        }
    }
}
