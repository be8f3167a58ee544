package org.nextcloudmcp.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.fixture.Keystore;

@Timeout(60)
class RestClientProviderHttpTest {

    private static final Duration WHOLE = Duration.ofMillis(1500);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private final RestClientProviderHttp http =
            new RestClientProviderHttp(RestClientProviderHttpTest::daemon, Duration.ofMillis(500), WHOLE, WHOLE);

    @AfterEach
    void closed() {
        http.close();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "watch");
        thread.setDaemon(true);
        return thread;
    }

    private HttpAnswer post(LocalServer server) {
        return http.post(server.uri(), Map.of("refresh_token", "r-1"), Optional.of("Basic c2VjcmV0"));
    }

    /** Asks in vain, and says how long it took. */
    private Duration lastsUntilGivenUp(LocalServer server, String why) {
        var began = System.nanoTime();
        assertThatThrownBy(() -> post(server))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("localhost does not answer (" + why + ")");
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void a_form_is_posted_with_its_authorization_and_the_answer_is_handed_back() {
        try (var server = new LocalServer(LocalServer.text("HTTP/1.1 429 Too Many\r\nContent-Type: application/json\r\n"
                + "Retry-After: 7\r\nContent-Length: 2\r\n\r\n{}"))) {
            var answer = http.post(server.uri(), Map.of("a b", "c&d=ü+"), Optional.of("Basic c2VjcmV0"));

            assertThat(answer).isEqualTo(new HttpAnswer(429, Optional.of("application/json"), Optional.of("7"), "{}"));
            assertThat(server.requests.get(0))
                    .startsWith("POST /token HTTP/1.1\r\n")
                    .contains("\r\nAuthorization: Basic c2VjcmV0\r\n")
                    .containsIgnoringCase("\r\nContent-Type: application/x-www-form-urlencoded")
                    .endsWith("\r\n\r\na+b=c%26d%3D%C3%BC%2B");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "", "/", ";;;", "application/json;charset"})
    void a_content_type_that_is_none_is_no_fault_of_ours(String contentType) {
        try (var server = new LocalServer(LocalServer.text(
                "HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nContent-Length: 2\r\n\r\n{}"))) {
            try {
                assertThat(http.get(server.uri()).status()).isEqualTo(200);
            } catch (ProviderUnavailableException unreadable) {
                assertThat(unreadable).hasMessageStartingWith("localhost does not answer");
            }
        }
    }

    @Test
    void without_an_authorization_no_such_header_is_sent() {
        try (var server = new LocalServer(LocalServer.json("{}"))) {
            http.post(server.uri(), Map.of("a", "b"), Optional.empty());
            http.get(server.uri());

            assertThat(server.requests)
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request).doesNotContainIgnoringCase("\r\nAuthorization:"));
            assertThat(server.requests.get(1)).startsWith("GET /token HTTP/1.1\r\n");
        }
    }

    @Test
    void calls_one_after_the_other_share_a_connection() {
        try (var server = new LocalServer(LocalServer.json("{}"))) {
            for (var i = 0; i < 5; i++) {
                post(server);
            }
            assertThat(server.connections).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_an_answer_and_nothing_goes_to_its_location(int status) {
        try (var elsewhere = new LocalServer(LocalServer.json("{}"));
                var server = new LocalServer(LocalServer.text("HTTP/1.1 " + status + " Elsewhere\r\nLocation: "
                        + elsewhere.uri() + "\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(post(server).status()).isEqualTo(status);
            assertThat(http.get(server.uri()).status()).isEqualTo(status);
            assertThat(elsewhere.connections).hasValue(0);
        }
    }

    @Test
    void a_provider_that_says_nothing_is_given_up_in_time_and_hung_up_on() throws InterruptedException {
        var over = new CountDownLatch(1);
        try (var server = new LocalServer(out -> over.await())) {
            assertThat(lastsUntilGivenUp(server, "took too long")).isBetween(WHOLE, WHOLE.multipliedBy(2));
            over.countDown();
            assertThat(server.isHungUpOn()).isTrue();
        }
    }

    @Test
    void headers_that_drip_are_given_up_in_time_and_hung_up_on() throws InterruptedException {
        try (var server = new LocalServer(out -> drip(out, HEAD, "X-Slow: 1\r\n"))) {
            assertThat(lastsUntilGivenUp(server, "took too long")).isBetween(WHOLE, WHOLE.multipliedBy(2));
            assertThat(server.isHungUpOn()).isTrue();
        }
    }

    @Test
    void a_body_that_drips_is_given_up_in_time_and_hung_up_on() throws InterruptedException {
        try (var server = new LocalServer(out -> drip(out, HEAD + "Content-Length: 100000\r\n\r\n", " "))) {
            assertThat(lastsUntilGivenUp(server, "took too long")).isBetween(WHOLE, WHOLE.multipliedBy(2));
            assertThat(server.isHungUpOn()).isTrue();
        }
    }

    @Test
    void slow_headers_and_a_slow_body_have_one_limit_together() throws InterruptedException {
        LocalServer.Answer slow = out -> {
            pause(WHOLE.multipliedBy(2).dividedBy(3));
            out.write((HEAD + "Content-Length: 2\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            pause(WHOLE.multipliedBy(2).dividedBy(3));
            out.write('}');
        };
        try (var server = new LocalServer(slow)) {
            assertThat(lastsUntilGivenUp(server, "took too long")).isBetween(WHOLE, WHOLE.multipliedBy(2));
            assertThat(server.isHungUpOn()).isTrue();
        }
    }

    @Test
    void an_endless_body_is_cut_at_the_limit_and_not_at_the_end_of_its_time() throws InterruptedException {
        try (var server = new LocalServer(out -> {
            out.write((HEAD + "Transfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(("400\r\n" + "x".repeat(1024) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            assertThat(lastsUntilGivenUp(server, "OversizedBody")).isLessThan(WHOLE);
            assertThat(server.isHungUpOn()).isTrue();
        }
    }

    @Test
    void a_body_of_5_megabytes_is_no_answer_and_the_next_call_has_a_connection_of_its_own()
            throws InterruptedException {
        var first = new AtomicInteger();
        try (var server = new LocalServer(
                out -> LocalServer.json(first.getAndIncrement() == 0 ? " ".repeat(5 * 1024 * 1024) : "{}")
                        .write(out))) {
            assertThat(lastsUntilGivenUp(server, "OversizedBody")).isLessThan(WHOLE);
            assertThat(server.isHungUpOn()).isTrue();
            assertThat(post(server).body()).isEqualTo("{}");
            assertThat(server.connections).hasValue(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}", "not HTTP at all\r\n\r\n"})
    void an_answer_that_breaks_off_or_is_none_is_an_outage(String answer) {
        try (var server = new LocalServer(out -> {
            LocalServer.text(answer).write(out);
            out.close();
        })) {
            assertThatThrownBy(() -> post(server)).isInstanceOf(ProviderUnavailableException.class);
        }
    }

    @Test
    void a_call_that_is_cut_off_does_no_harm_to_one_beside_it() throws Exception {
        var number = new AtomicInteger();
        var bothAsked = new CountDownLatch(2);
        LocalServer.Answer oneStallsTheOtherIsSlow = out -> {
            var mine = number.getAndIncrement();
            bothAsked.countDown();
            bothAsked.await();
            if (mine == 0) {
                drip(out, HEAD, "X-Slow: 1\r\n");
            }
            LocalServer.json("{}").write(out);
        };
        try (var server = new LocalServer(oneStallsTheOtherIsSlow)) {
            var one = CompletableFuture.supplyAsync(() -> outcome(server));
            var other = CompletableFuture.supplyAsync(() -> outcome(server));

            assertThat(new String[] {one.get(), other.get()}).containsExactlyInAnyOrder("{}", "unavailable");
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void a_connection_refused_is_an_outage_and_the_message_holds_no_secret() throws IOException {
        int port;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        var uri = URI.create("http://localhost:" + port + "/token");

        assertThatThrownBy(() -> http.post(uri, Map.of("refresh_token", "r-1"), Optional.of("Basic c2VjcmV0")))
                .isInstanceOfSatisfying(
                        ProviderUnavailableException.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(LastGood.PAUSE_AFTER_FAILURE))
                .hasMessageStartingWith("localhost does not answer (")
                .hasMessageNotContaining("r-1")
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void a_certificate_nobody_vouches_for_is_an_outage_and_nothing_is_sent(@TempDir Path folder) throws Exception {
        try (var server = new LocalServer(tls(folder), "https", LocalServer.json("{}"))) {
            assertThatThrownBy(() -> post(server))
                    .isInstanceOf(ProviderUnavailableException.class)
                    .hasMessage("localhost does not answer (SSLHandshakeException)");
            assertThat(server.requests).isEmpty();
        }
    }

    private static ServerSocketFactory tls(Path folder) throws GeneralSecurityException, IOException {
        var password = Keystore.PASSWORD.toCharArray();
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(Keystore.in(folder).withEc("tls").file().toFile(), password), password);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    private String outcome(LocalServer server) {
        try {
            return post(server).body();
        } catch (ProviderUnavailableException e) {
            return "unavailable";
        }
    }

    /** Never silent for long enough to run into a read time-out. */
    private static void drip(OutputStream out, String beginning, String drop) throws IOException, InterruptedException {
        out.write(beginning.getBytes(StandardCharsets.US_ASCII));
        while (true) {
            out.write(drop.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            pause(Duration.ofMillis(50));
        }
    }

    /** Slowness is what is tested here. */
    private static void pause(Duration duration) throws InterruptedException {
        new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
