package org.nextcloudmcp.idp;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.fixture.Keystore;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Operator;

class ClientAuthenticationTest {

    private static final String GOOD = "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}";

    @TempDir
    private static Path folder;

    private final MovableClock clock = new MovableClock();
    private final FakeProvider provider = new FakeProvider();

    @BeforeAll
    static void keys() {
        Keystore.in(folder).withRsa("rsa").withEc("ec");
    }

    private static Operator signing(String alias) {
        return new Operator()
                .sets("oidc.client.authentication", "private_key_jwt")
                .sets("oidc.client.keystore", folder.resolve("client.p12").toString())
                .sets("oidc.client.keystore.password", Keystore.PASSWORD)
                .sets("oidc.client.key.alias", alias);
    }

    private ProviderForm form(Operator operator) {
        var configuration = operator.configuration();
        var discovery = new Discovery(configuration, provider, clock);
        return new ProviderForm(configuration, discovery, provider, clock, new SecureRandom());
    }

    private FakeProvider.Posted posted(Operator operator) {
        provider.answersForms(FakeProvider.json(200, GOOD));
        form(operator).post(FakeProvider.TOKEN, Map.of("grant_type", "g"));
        return provider.lastPosted();
    }

    private SignedJWT assertion(Operator operator) throws ParseException {
        return SignedJWT.parse(posted(operator).form().get("client_assertion"));
    }

    private static JWK published(Operator operator) throws ParseException {
        var document = new ClientKeys(operator.configuration()).document();
        return JWKSet.parse(document.toString()).getKeys().get(0);
    }

    private FakeProvider understands(String algorithms) {
        var document = """
                {"issuer":"%s","authorization_endpoint":"https://a.example","token_endpoint":"https://a.example/t",
                 "jwks_uri":"https://a.example/k","token_endpoint_auth_signing_alg_values_supported":[%s]}
                """;
        return provider.shows(
                FakeProvider.DISCOVERY, FakeProvider.json(200, document.formatted(Operator.ISSUER, algorithms)));
    }

    @Test
    void an_assertion_is_the_only_proof_sent() {
        var posted = posted(signing("rsa"));

        assertThat(posted.authorization()).isEmpty();
        assertThat(posted.form())
                .containsOnlyKeys("grant_type", "client_id", "client_assertion_type", "client_assertion")
                .containsEntry("client_id", "nextcloud-mcp-server")
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    }

    @Test
    void an_assertion_says_who_for_whom_and_for_how_long() throws ParseException {
        var claims = assertion(signing("rsa")).getJWTClaimsSet();

        assertThat(claims.getClaims()).containsOnlyKeys("iss", "sub", "aud", "jti", "iat", "exp");
        assertThat(claims.getIssuer()).isEqualTo("nextcloud-mcp-server");
        assertThat(claims.getSubject()).isEqualTo("nextcloud-mcp-server");
        assertThat(claims.getAudience()).containsExactly(Operator.ISSUER);
        assertThat(claims.getIssueTime()).isEqualTo(Date.from(clock.instant()));
        assertThat(claims.getExpirationTime())
                .isEqualTo(Date.from(clock.instant().plus(Duration.ofSeconds(60))));
        assertThat(claims.getJWTID()).hasSize(22);
    }

    @Test
    void the_audience_is_one_string_because_providers_refuse_lists() throws ParseException {
        assertThat(assertion(signing("ec")).getPayload().toString()).contains("\"aud\":\"" + Operator.ISSUER + "\"");
    }

    @Test
    void no_assertion_is_used_twice() throws ParseException {
        var ids = new TreeSet<String>();
        for (var i = 0; i < 20; i++) {
            ids.add(assertion(signing("ec")).getJWTClaimsSet().getJWTID());
        }
        assertThat(ids).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            rsa, -,                           RS256
            rsa, '"RS256","PS256","ES256"',   RS256
            rsa, '"PS256","ES256"',           PS256
            rsa, '"RS512"',                   RS256
            ec,  -,                           ES256
            ec,  '"RS256"',                   ES256
            """)
    void the_key_and_the_provider_decide_the_algorithm_and_the_published_key_verifies(
            String alias, String understood, String algorithm) throws ParseException, JOSEException {
        if (understood != null) {
            understands(understood);
        }
        var jwt = assertion(signing(alias));
        var key = published(signing(alias));

        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
        assertThat(jwt.getHeader().getKeyID()).isEqualTo(key.getKeyID());
        assertThat(jwt.verify(
                        alias.equals("rsa") ? new RSASSAVerifier(key.toRSAKey()) : new ECDSAVerifier(key.toECKey())))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"rsa, 'e,kid,kty,n,use'", "ec, 'crv,kid,kty,use,x,y'"})
    void of_a_key_only_the_public_half_is_published(String alias, String members) {
        var keys = new ClientKeys(signing(alias).configuration()).document().getJsonArray("keys");

        assertThat(keys).singleElement().satisfies(key -> {
            var shown = ((JsonObject) key).keySet();
            assertThat(new TreeSet<>(shown)).containsExactly(members.split(","));
            assertThat(shown).doesNotContainAnyElementsOf(Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k"));
        });
    }

    @Test
    void a_published_key_has_the_thumbprint_as_its_id() throws ParseException, JOSEException {
        var key = published(signing("rsa"));

        assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
        assertThat(key.isPrivate()).isFalse();
    }

    @Test
    void a_client_with_a_secret_publishes_no_key() {
        assertThat(new ClientKeys(new Operator().configuration()).document().get("keys"))
                .isEqualTo(JsonValue.EMPTY_JSON_ARRAY);
    }

    @Test
    void every_endpoint_is_asked_with_client_authentication() {
        var form = form(new Operator());
        var discovery = new Discovery(new Operator().configuration(), provider, clock);
        var tokens = new TokenEndpoint(discovery, form, clock);
        for (var i = 0; i < 3; i++) {
            provider.answersForms(FakeProvider.json(200, GOOD));
        }
        tokens.clientCredentials();
        assertThat(provider.lastPosted().form()).isEqualTo(Map.of("grant_type", "client_credentials"));
        assertThat(provider.lastPosted().authorization()).isPresent();
        tokens.refresh(new RefreshToken("r"), Scopes.none());
        assertThat(provider.lastPosted().authorization()).isPresent();
        new RevocationEndpoint(discovery, form, clock).revoke(new RefreshToken("r"));
        assertThat(provider.lastPosted().authorization()).isPresent();
        provider.introspects(FakeProvider.json(200, "{\"active\":false}"));
        new IntrospectionEndpoint(new Discovery(new Operator().configuration(), provider, clock), form, clock)
                .introspect(new AccessToken("t"));
        assertThat(provider.lastPosted().authorization()).isPresent();
    }

    @Test
    void what_proves_our_client_does_not_show_itself() {
        assertThat(ClientAuthentication.assertion(new ClientId("c"), "an-assertion")
                        .toString())
                .doesNotContain("an-assertion");
    }
}
