package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.idp.FakeProvider;
import org.nextcloudmcp.idp.HttpAnswer;
import org.nextcloudmcp.idp.ProviderHttp;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.Operator;

@DisplayName("An opaque token (RFC 7662)")
class OpaqueTokensTest {

    private static final AccessToken TOKEN = new AccessToken("k8xNd-_~+/aV3.x==");
    private static final String ACTIVE = """
            {"active":true,"iss":"https://id.example.com/realms/main","sub":"alice-1","aud":"http://localhost:9080/mcp",
             "exp":1772366700,"iat":1772366400,"scope":"notes.read files.read","client_id":"mcp-client",
             "token_type":"Bearer"}
            """;

    private final MovableClock clock = new MovableClock();
    private final FakeProvider provider = new FakeProvider().introspects(200, ACTIVE);
    private final AccessTokenVerifier verifier = new Verifying(provider, clock).verifier;

    private Verification verify() {
        return verifier.verify(TOKEN);
    }

    private static Verification rejected(Reason reason) {
        return new Verification.Rejected(reason);
    }

    private void says(String patch) {
        provider.introspects(200, Claims.patched(ACTIVE, patch).toString());
    }

    @Test
    @DisplayName("is accepted with what the provider says about it")
    void accepted() {
        var token = ((Verification.Accepted) verify()).token();

        assertThat(token.subject()).isEqualTo(new Subject(Operator.ISSUER, "alice-1"));
        assertThat(token.client()).contains(new ClientId("mcp-client"));
        assertThat(token.scopes()).isEqualTo(Scopes.of("notes.read", "files.read"));
        assertThat(token.expiresAt()).isEqualTo(Instant.ofEpochSecond(1_772_366_700));
    }

    @Test
    @DisplayName("is sent to the introspection endpoint with our client's authentication, in a form, and nowhere else")
    void asked() {
        verify();

        assertThat(provider.lastPosted().uri()).isEqualTo(URI.create("https://id.example.com/introspect"));
        assertThat(provider.lastPosted().form())
                .isEqualTo(Map.of("token", TOKEN.value(), "token_type_hint", "access_token"));
        assertThat(provider.lastPosted().authorization())
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic "));
        assertThat(provider.keyRequests()).isZero();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("is refused for what the provider says")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"active":false}                              | INACTIVE
            {"active":"true"}                             | INACTIVE
            {"active":"True"}                             | INACTIVE
            {"active":1}                                  | INACTIVE
            {"active":[true]}                             | INACTIVE
            {"active":{"active":true}}                    | INACTIVE
            {"active":null}                               | INACTIVE
            {"token_type":null,"aud":"nextcloud-mcp-server"}                 | WRONG_TYPE
            {"token_type":null,"aud":["nextcloud-mcp-server","account"]}     | WRONG_TYPE
            {"token_type":null,"aud":"nextcloud-mcp-server","typ":"JWT"}     | WRONG_TYPE
            {"token_type":null,"aud":null}                | WRONG_AUDIENCE
            {"token_type":"Refresh"}                      | WRONG_TYPE
            {"token_type":"refresh_token"}                | WRONG_TYPE
            {"token_type":"DPoP"}                         | WRONG_TYPE
            {"token_type":"ID"}                           | WRONG_TYPE
            {"token_type":7}                              | WRONG_TYPE
            {"typ":"Refresh"}                             | WRONG_TYPE
            {"typ":"Offline"}                             | WRONG_TYPE
            {"token_use":"refresh_token"}                 | WRONG_TYPE
            {"cnf":{}}                                    | WRONG_TYPE
            {"cnf":{"jkt":"x"}}                           | WRONG_TYPE
            {"events":{}}                                 | WRONG_TYPE
            {"iss":null}                                  | WRONG_ISSUER
            {"iss":"https://evil.example"}                | WRONG_ISSUER
            {"iss":"https://id.example.com/realms/main/"} | WRONG_ISSUER
            {"aud":null}                                  | WRONG_AUDIENCE
            {"aud":[]}                                    | WRONG_AUDIENCE
            {"aud":"mcp-client"}                          | WRONG_AUDIENCE
            {"aud":["http://localhost:9080/mcp","nextcloud"]} | NEXTCLOUD_AUDIENCE
            {"aud":7}                                     | MALFORMED
            {"exp":null}                                  | MALFORMED
            {"exp":"1772366700"}                          | MALFORMED
            {"exp":1772366700000}                         | MALFORMED
            {"exp":1772366400}                            | EXPIRED
            {"nbf":1772366461}                            | NOT_YET_VALID
            {"iat":1772366461}                            | NOT_YET_VALID
            {"sub":null}                                  | NO_SUBJECT
            {"sub":null,"username":"alice"}               | NO_SUBJECT
            {"sub":""}                                    | NO_SUBJECT
            {"scope":7}                                   | MALFORMED
            {"client_id":""}                              | MALFORMED
            """)
    void refused(String patch, Reason reason) {
        says(patch);

        assertThat(verify()).isEqualTo(rejected(reason));
    }

    @ParameterizedTest
    @DisplayName("is accepted in the spellings that providers use")
    @ValueSource(
            strings = {
                "{\"token_type\":\"bearer\"}",
                "{\"token_type\":\"access_token\"}",
                "{\"token_type\":null}",
                "{\"token_type\":null,\"typ\":\"JWT\"}",
                "{\"token_type\":null,\"aud\":[\"nextcloud-mcp-server\",\"http://localhost:9080/mcp\"]}",
                "{\"token_type\":null,\"aud\":\"nextcloud-mcp-server\",\"typ\":\"Bearer\"}",
                "{\"token_type\":null,\"typ\":\"Bearer\"}",
                "{\"token_type\":null,\"token_use\":\"access_token\"}",
                "{\"aud\":[\"account\",\"http://localhost:9080/mcp\"]}",
                "{\"aud\":\"nextcloud-mcp-server\"}",
                "{\"scope\":[\"notes.read\"]}",
                "{\"scope\":null,\"client_id\":null}",
                "{\"nbf\":1772366460}"
            })
    void spellings(String patch) {
        says(patch);

        assertThat(verify()).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    @DisplayName(
            "that the provider describes with a member given twice is not believed: an outage, for it made no sense")
    void twice() {
        provider.introspects(200, ACTIVE.replace("{", "{\"active\":false,"));

        assertThat(verify()).isInstanceOf(Verification.ProviderUnreachable.class);
    }

    @ParameterizedTest
    @DisplayName("may have dots, but not two of them, and be neither long nor a JWE")
    @CsvSource({"opaque, 1", "a.b, 1", "a.b.c.d, 1", "a.b.c.d.e, 1", "a.b.c, 0", "a b, 0"})
    void forms(String token, int introspections) {
        verifier.verify(new AccessToken(token));

        assertThat(provider.introspections()).isEqualTo(introspections);
    }

    @Test
    @DisplayName("has 4 KiB at most")
    void length() {
        assertThat(verifier.verify(new AccessToken("a".repeat(4096)))).isInstanceOf(Verification.Accepted.class);
        assertThat(verifier.verify(new AccessToken("a".repeat(4097)))).isEqualTo(rejected(Reason.MALFORMED));
    }

    @Test
    @DisplayName("of a provider that introspects nothing is none of its tokens, and is not asked about")
    void notSupported() {
        var silent = new FakeProvider();

        assertThat(new Verifying(silent, clock).verifier.verify(TOKEN)).isEqualTo(rejected(Reason.MALFORMED));
        assertThat(silent.introspections()).isZero();
    }

    @Test
    @DisplayName("of a kind that the provider does not introspect is malformed")
    void unsupportedTokenType() {
        provider.introspects(400, "{\"error\":\"unsupported_token_type\"}");

        assertThat(verify()).isEqualTo(rejected(Reason.MALFORMED));
    }

    @Test
    @DisplayName("is not the caller's fault if the provider refuses our client; remembered is nothing")
    void clientRefused() {
        provider.introspects(401, "{\"error\":\"invalid_client\"}");
        var lines = Logged.during(
                AccessTokenJudgement.class, () -> assertThat(verify()).isEqualTo(new Verification.Misconfigured()));
        assertThat(lines).singleElement().asString().startsWith("WARNING").doesNotContain(TOKEN.value());

        provider.introspects(200, ACTIVE);
        assertThat(verify()).isInstanceOf(Verification.Accepted.class);
    }

    @ParameterizedTest
    @DisplayName("is neither good nor bad while the provider answers nonsense; remembered is nothing")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            500 | {}
            503 | {"active":true}
            429 | {}
            302 | {}
            200 | <html>
            200 | []
            200 | true
            200 |
            """)
    void nonsense(int status, String body) {
        provider.introspects(status, body == null ? "" : body);
        assertThat(verify()).isInstanceOf(Verification.ProviderUnreachable.class);

        provider.introspects(200, ACTIVE);
        assertThat(verify()).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    @DisplayName("is neither good nor bad while the provider is away; remembered is nothing")
    void away() {
        assertThat(verify()).isInstanceOf(Verification.Accepted.class);
        var other = new AccessToken("another-token");
        provider.goesAway();
        assertThat(verifier.verify(other)).isEqualTo(new Verification.ProviderUnreachable(Duration.ofSeconds(5)));
        assertThat(verify()).as("known from before").isInstanceOf(Verification.Accepted.class);

        clock.forward(Duration.ofSeconds(30));
        assertThat(verify()).as("known no longer").isInstanceOf(Verification.ProviderUnreachable.class);

        provider.comesBack();
        assertThat(verifier.verify(other)).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    @DisplayName("is remembered for 30 seconds")
    void remembered() {
        verify();
        clock.forward(Duration.ofSeconds(29));
        verify();
        assertThat(provider.introspections()).isEqualTo(1);

        clock.forward(Duration.ofSeconds(1));
        says("{\"active\":false}");
        assertThat(verify()).isEqualTo(rejected(Reason.INACTIVE));
        assertThat(provider.introspections()).isEqualTo(2);
    }

    @Test
    @DisplayName("is not remembered beyond its end")
    void rememberedUntilItsEnd() {
        says("{\"exp\":1772366410}");
        verify();
        clock.forward(Duration.ofSeconds(9));
        assertThat(verify()).isInstanceOf(Verification.Accepted.class);

        clock.forward(Duration.ofSeconds(1));
        assertThat(verify()).isEqualTo(rejected(Reason.EXPIRED));
    }

    @ParameterizedTest
    @DisplayName("that is bad is remembered for 30 seconds as well")
    @ValueSource(strings = {"{\"active\":false}", "{\"aud\":\"account\"}", "{\"nbf\":1772366490}"})
    void badOnesAreRemembered(String patch) {
        says(patch);
        for (var i = 0; i < 10; i++) {
            verify();
        }
        clock.forward(Duration.ofSeconds(29));
        verify();
        assertThat(provider.introspections()).isEqualTo(1);

        clock.forward(Duration.ofSeconds(1));
        verify();
        assertThat(provider.introspections()).isEqualTo(2);
    }

    @Test
    @DisplayName("that is not yet valid is looked at again as soon as it may be")
    void notYetValid() {
        says("{\"nbf\":1772366463}");
        assertThat(verify()).isEqualTo(rejected(Reason.NOT_YET_VALID));
        clock.forward(Duration.ofSeconds(2));
        assertThat(verify()).isEqualTo(rejected(Reason.NOT_YET_VALID));
        assertThat(provider.introspections()).isEqualTo(1);
        clock.forward(Duration.ofSeconds(1));

        assertThat(verify()).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    @Timeout(20)
    @DisplayName(
            "presented by a hundred requests at once costs one introspection; few wait for it, the rest is told to")
    void oneFlight() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var slow = new Verifying(slowly(asked, answer), clock).checks;
        var pool = Executors.newFixedThreadPool(100);
        try {
            var first = pool.submit(() -> slow.verification(TOKEN));
            asked.await();
            var others = others(pool, slow);
            while (others.stream().filter(Future::isDone).count() < 99 - SharedCheck.MOST_WAITING_FOR_ONE) {
                Thread.onSpinWait();
            }
            var told = others.stream().filter(Future::isDone).toList();
            answer.countDown();

            assertThat(first.get()).isInstanceOf(Verification.Accepted.class);
            for (var other : others) {
                if (told.contains(other)) {
                    assertThat(other.get()).isInstanceOf(Verification.ProviderUnreachable.class);
                } else {
                    assertThat(other.get()).isSameAs(first.get());
                }
            }
            assertThat(told).hasSize(99 - SharedCheck.MOST_WAITING_FOR_ONE);
            assertThat(provider.introspections()).isEqualTo(1);
        } finally {
            answer.countDown();
            pool.shutdownNow();
        }
    }

    private static List<Future<Verification>> others(ExecutorService pool, AccessTokenChecks checks) {
        return IntStream.range(0, 99)
                .mapToObj(number -> pool.submit(() -> checks.verification(TOKEN)))
                .toList();
    }

    private ProviderHttp slowly(CountDownLatch asked, CountDownLatch answer) {
        return new ProviderHttp() {
            @Override
            public HttpAnswer get(URI uri) {
                return provider.get(uri);
            }

            @Override
            public HttpAnswer post(URI uri, Map<String, String> form, Optional<String> authorization) {
                asked.countDown();
                try {
                    answer.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return provider.post(uri, form, authorization);
            }
        };
    }
}
