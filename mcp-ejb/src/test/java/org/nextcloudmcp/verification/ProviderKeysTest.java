package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.idp.FakeProvider;
import org.nextcloudmcp.idp.HttpAnswer;
import org.nextcloudmcp.idp.ProviderHttp;
import org.nextcloudmcp.oauth.AccessToken;

@DisplayName("The provider's keys")
class ProviderKeysTest {

    private static final SigningKey EC = SigningKey.ec("ec-1", Curve.P_256);
    private static final SigningKey TWIN_RSA = SigningKey.rsa("twin", 2048);
    private static final SigningKey TWIN_RSA_2 = SigningKey.rsa("twin", 2048);
    private static final SigningKey TWIN_EC = SigningKey.ec("twin", Curve.P_256);

    private final MovableClock clock = new MovableClock();
    private final FakeProvider provider = new FakeProvider().publishes(SigningKey.keySet(EC));
    private final AtomicInteger number = new AtomicInteger();

    private Verification verify(Verifying verifying, SigningKey key, String algorithm, String kid) {
        // Each token another one, so that none is remembered; none ends while the clock moves.
        var claims = Claims.patched(
                Claims.ACCESS_TOKEN, "{\"exp\":1900000000,\"jti\":\"" + number.incrementAndGet() + "\"}");
        var token = key.sign(algorithm, HostileTokens.header(algorithm, kid), claims.toString());
        return verifying.verifier.verify(new AccessToken(token));
    }

    private Verification good(Verifying verifying) {
        return verify(verifying, EC, "ES256", "ec-1");
    }

    private Verification invented(Verifying verifying) {
        return verify(verifying, EC, "ES256", "invented-" + number.get());
    }

    @Test
    @DisplayName("are fetched once, and not again by ten thousand tokens with invented key ids within thirty seconds")
    void flood() {
        var verifying = new Verifying(provider, clock);
        good(verifying);
        var claims = SigningKey.part(Claims.ACCESS_TOKEN);

        for (var i = 0; i < 10_000; i++) {
            var token = SigningKey.part(HostileTokens.header("ES256", "invented-" + i)) + "." + claims + ".c2ln";
            assertThat(verifying.verifier.verify(new AccessToken(token)))
                    .isEqualTo(new Verification.Rejected(Reason.UNKNOWN_KEY));
            if (i % 100 == 0) {
                assertThat(good(verifying)).isInstanceOf(Verification.Accepted.class);
            }
        }
        assertThat(provider.keyRequests()).isEqualTo(1);

        clock.forward(Duration.ofSeconds(30));
        IntStream.range(0, 100).forEach(i -> invented(verifying));
        assertThat(provider.keyRequests()).isEqualTo(2);
    }

    @Test
    @Timeout(20)
    @DisplayName(
            "that are known verify at once while they are fetched anew; few wait for the fetch, the rest is told to")
    void nobodyWaitsForKnownKeys() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var slow = new SlowKeys(asked, answer);
        var verifying = new Verifying(slow, clock);
        good(verifying);
        clock.forward(Duration.ofSeconds(30));
        slow.stalls = true;
        var pool = Executors.newFixedThreadPool(41);
        try {
            var fetching = pool.submit(() -> invented(verifying));
            asked.await();
            var others = IntStream.range(0, 40)
                    .mapToObj(i -> pool.submit(() -> invented(verifying)))
                    .toList();

            for (var i = 0; i < 100; i++) {
                assertThat(good(verifying)).isInstanceOf(Verification.Accepted.class);
            }
            for (var other : others) {
                // Nobody knows yet whether the provider has such a key: neither 401 nor a long wait.
                assertThat(other.get()).isInstanceOf(Verification.ProviderUnreachable.class);
            }
            assertThat(fetching.isDone()).isFalse();

            answer.countDown();
            assertThat(fetching.get(5, TimeUnit.SECONDS)).isEqualTo(new Verification.Rejected(Reason.UNKNOWN_KEY));
            assertThat(provider.keyRequests()).isEqualTo(2);
        } finally {
            answer.countDown();
            pool.shutdownNow();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("that are known go on verifying while the endpoint answers nonsense")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            503 | {}
            404 | {}
            302 | {}
            200 |
            200 | {}
            200 | {"keys":[]}
            200 | {"keys":{}}
            200 | {"keys":[{"kty":"oct","k":"eA"}]}
            200 | {"keys":[],"keys":[]}
            200 | <html><body>Maintenance</body></html>
            """)
    void nonsense(int status, String body) {
        var verifying = new Verifying(provider, clock);
        good(verifying);
        provider.answersKeys(status, body == null ? "" : body);

        for (var hours = 0; hours < 3; hours++) {
            clock.forward(Duration.ofHours(1));
            assertThat(good(verifying)).isInstanceOf(Verification.Accepted.class);
            assertThat(invented(verifying)).isInstanceOf(Verification.ProviderUnreachable.class);
        }
    }

    @Test
    @DisplayName("are asked for again five seconds after a failure if none is known")
    void firstFetchFails() {
        provider.goesAway();
        var verifying = new Verifying(provider, clock);
        assertThat(good(verifying)).isInstanceOf(Verification.ProviderUnreachable.class);
        provider.comesBack();
        assertThat(good(verifying)).isInstanceOf(Verification.ProviderUnreachable.class);

        clock.forward(Duration.ofSeconds(5));
        assertThat(good(verifying)).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    @DisplayName(
            "may share one id if they are of different kinds (RFC 7517 section 4.5), or be tried one after the other")
    void sharedId() {
        provider.publishes(SigningKey.keySet(TWIN_RSA, TWIN_EC, TWIN_RSA_2));
        var verifying = new Verifying(provider, clock);

        assertThat(verify(verifying, TWIN_RSA, "RS256", "twin")).isInstanceOf(Verification.Accepted.class);
        assertThat(verify(verifying, TWIN_RSA_2, "RS256", "twin")).isInstanceOf(Verification.Accepted.class);
        assertThat(verify(verifying, TWIN_EC, "ES256", "twin")).isInstanceOf(Verification.Accepted.class);
    }

    /** The provider, whose key endpoint can be made to stall. */
    private final class SlowKeys implements ProviderHttp {

        private final CountDownLatch asked;
        private final CountDownLatch answer;
        private volatile boolean stalls;

        SlowKeys(CountDownLatch asked, CountDownLatch answer) {
            this.asked = asked;
            this.answer = answer;
        }

        @Override
        public HttpAnswer get(URI uri) {
            if (stalls) {
                asked.countDown();
                try {
                    answer.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            return provider.get(uri);
        }

        @Override
        public HttpAnswer post(URI uri, Map<String, String> form, Optional<String> authorization) {
            return provider.post(uri, form, authorization);
        }
    }
}
