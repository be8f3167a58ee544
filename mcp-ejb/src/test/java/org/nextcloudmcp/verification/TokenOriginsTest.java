package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.idp.FakeProvider;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.Operator;

class TokenOriginsTest {

    private static final SigningKey RSA = SigningKey.rsa("rsa-1", 2048);
    private static final SigningKey STRANGER = SigningKey.rsa("rsa-1", 2048);
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"rsa-1\"}";

    /** What the provider gives our client for the Nextcloud. */
    private static final String OURS = Claims.patched(
                    Claims.ACCESS_TOKEN,
                    "{\"aud\":\"nextcloud\",\"client_id\":null,\"azp\":\"nextcloud-mcp-server\",\"exp\":4102444800}")
            .toString();

    private final MovableClock clock = new MovableClock();
    private final FakeProvider provider = new FakeProvider().publishes(SigningKey.keySet(RSA));
    private final Verifying verifying = new Verifying(provider, clock);
    private final TokenOrigins origins =
            new TokenOrigins(verifying.configuration, new JwsSignature(verifying.keys), verifying.introspection, clock);

    @Test
    void aTokenForTheNextcloudThatOurClientWasIssuedIsOurs() {
        assertThat(origin(RSA.sign("RS256", HEADER, OURS)))
                .isEqualTo(new TokenOrigin.Ours(Optional.of(new Subject(Operator.ISSUER, "alice-1"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"azp\":\"mcp-client\"}",
                "{\"azp\":null}",
                "{\"client_id\":\"mcp-client\"}",
                "{\"aud\":\"http://localhost:9080/mcp\"}",
                "{\"aud\":null}",
                "{\"typ\":\"Refresh\"}",
                "{\"typ\":\"Offline\"}",
                "{\"typ\":\"ID\"}",
                "{\"events\":{}}"
            })
    void whatWasIssuedToAnotherClientOrForAnotherPurposeIsNotOurs(String change) {
        assertThat(origin(RSA.sign("RS256", HEADER, Claims.patched(OURS, change).toString())))
                .isEqualTo(new TokenOrigin.Others());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0})
    void aTokenHasEndedAtItsEndAndNotAfterIt(long secondsLeft) {
        assertThat(endsIn(secondsLeft)).isEqualTo(new TokenOrigin.Invalid());
        assertThat(endsIn(1)).isInstanceOf(TokenOrigin.Ours.class);
    }

    private TokenOrigin endsIn(long seconds) {
        var exp = clock.instant().getEpochSecond() + seconds;
        return origin(RSA.sign(
                "RS256", HEADER, Claims.patched(OURS, "{\"exp\":" + exp + "}").toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"iss\":\"https://evil.example\"}", "{\"exp\":1}"})
    void aTokenOfAnotherIssuerOrOneThatHasEndedIsInvalid(String change) {
        assertThat(origin(RSA.sign("RS256", HEADER, Claims.patched(OURS, change).toString())))
                .isEqualTo(new TokenOrigin.Invalid());
    }

    @Test
    void aForgedTokenIsInvalidWhateverItSays() {
        assertThat(origin(STRANGER.sign("RS256", HEADER, OURS))).isEqualTo(new TokenOrigin.Invalid());
        assertThat(origin("not.a.token")).isEqualTo(new TokenOrigin.Invalid());
        assertThat(origin("x y")).isEqualTo(new TokenOrigin.Invalid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS512\",\"typ\":\"JWT\",\"kid\":\"hmac-1\"}",
                "{\"alg\":\"none\",\"typ\":\"JWT\"}",
                "{\"alg\":\"RS256\",\"typ\":\"JOSE\",\"kid\":\"rsa-1\"}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}",
                "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"never published\"}"
            })
    void whatWeCannotVerifyIsNotCalledDead(String header) {
        assertThat(origin(RSA.sign("RS256", header, OURS))).isEqualTo(new TokenOrigin.Others());
    }

    @Test
    void anEncryptedTokenIsNotCalledDead() {
        assertThat(origin(SigningKey.part("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}") + ".AAAA.AAAA.AAAA.AAAA"))
                .isEqualTo(new TokenOrigin.Others());
    }

    @Test
    void aHeaderThatNobodyMayAcceptMakesATokenInvalid() {
        var header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"rsa-1\",\"crit\":[\"x\"]}";
        assertThat(origin(RSA.sign("RS256", header, OURS))).isEqualTo(new TokenOrigin.Invalid());
    }

    @Test
    void aTokenForAnotherAudienceThatServicesMayAskForIsOurs() {
        var operator = new Operator().sets("exchange.audiences", "nextcloud,calendar,http://localhost:9080/mcp");
        var exchanging = new TokenOrigins(
                operator.configuration(), new JwsSignature(verifying.keys), verifying.introspection, clock);

        assertThat(exchanging.of(forAudience("calendar"))).isInstanceOf(TokenOrigin.Ours.class);
        assertThat(exchanging.of(forAudience("nextcloud"))).isInstanceOf(TokenOrigin.Ours.class);
        assertThat(exchanging.of(forAudience("mail"))).isEqualTo(new TokenOrigin.Others());
        assertThat(exchanging.of(forAudience("http://localhost:9080/mcp")))
                .as("for ourselves")
                .isEqualTo(new TokenOrigin.Others());
        assertThat(origins.of(forAudience("calendar"))).as("not on the list").isEqualTo(new TokenOrigin.Others());
    }

    private static AccessToken forAudience(String audience) {
        var claims = Claims.patched(OURS, "{\"aud\":\"" + audience + "\"}").toString();
        return new AccessToken(RSA.sign("RS256", HEADER, claims));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"active\":false} | Invalid",
                "{\"active\":\"true\"} | Invalid",
                "{\"active\":true,\"token_type\":\"Bearer\",\"client_id\":\"nextcloud-mcp-server\",\"aud\":\"nextcloud\"}"
                        + " | Ours",
                "{\"active\":true,\"token_type\":\"Bearer\",\"client_id\":\"another\",\"aud\":\"nextcloud\"} | Others",
                "{\"active\":true,\"token_type\":\"Bearer\",\"client_id\":\"nextcloud-mcp-server\"} | Others",
                "{\"active\":true,\"client_id\":\"nextcloud-mcp-server\",\"aud\":\"nextcloud\"} | Others"
            })
    void anOpaqueTokenIsWhatTheProviderSays(String answer, String origin) {
        provider.introspects(200, answer);

        assertThat(origin("opaque").getClass().getSimpleName()).isEqualTo(origin);
    }

    @Test
    void whereTheProviderTellsNothingAboutOpaqueTokensNoneIsOurs() {
        assertThat(origin("opaque")).isEqualTo(new TokenOrigin.Others());
    }

    @Test
    void aProviderThatRefusesOurClientOrIsAwayLeavesItOpen() {
        provider.introspects(401, "{}");
        assertThat(origin("opaque")).isEqualTo(new TokenOrigin.Misconfigured());

        provider.goesAway();
        assertThatExceptionOfType(ProviderUnavailableException.class).isThrownBy(() -> origin("opaque"));
    }

    private TokenOrigin origin(String token) {
        return origins.of(new AccessToken(token));
    }
}
