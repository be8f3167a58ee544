package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.idp.FakeProvider;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.Operator;

class AccessTokenVerifierTest {

    private static final SigningKey RSA = SigningKey.rsa("rsa-1", 2048);
    private static final SigningKey EC = SigningKey.ec("ec-1", Curve.P_256);
    private static final SigningKey ED = SigningKey.ed25519("ed-1");
    private static final SigningKey STRANGER = SigningKey.rsa("rsa-1", 2048);
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"rsa-1\"}";

    private final MovableClock clock = new MovableClock();
    private final FakeProvider provider = new FakeProvider().publishes(SigningKey.keySet(RSA, EC, ED));
    private final AccessTokenVerifier verifier = new Verifying(provider, clock).verifier;

    private static List<String> logged(Runnable action) {
        var lines = new ArrayList<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getLevel() + " " + line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var logger = Logger.getLogger(AccessTokenJudgement.class.getName());
        logger.addHandler(handler);
        try {
            action.run();
        } finally {
            logger.removeHandler(handler);
        }
        return lines;
    }

    private Verification verify(String token) {
        return verifier.verify(new AccessToken(token));
    }

    private static Verification rejected(Reason reason) {
        return new Verification.Rejected(reason);
    }

    private static String signed(String header, String payload) {
        return RSA.sign("RS256", header, payload);
    }

    private static String good() {
        return signed(HEADER, Claims.ACCESS_TOKEN);
    }

    @Test
    void a_good_token_is_accepted_with_subject_client_scopes_and_expiry() {
        var token = ((Verification.Accepted) verify(good())).token();

        assertThat(token.subject()).isEqualTo(new Subject(Operator.ISSUER, "alice-1"));
        assertThat(token.client()).contains(new ClientId("mcp-client"));
        assertThat(token.scopes()).isEqualTo(Scopes.of("notes.read", "files.read"));
        assertThat(token.expiresAt()).isEqualTo(Instant.ofEpochSecond(1_772_366_700));
        assertThat(token.claims()).containsEntry("sub", "alice-1").containsEntry("exp", 1_772_366_700L);
        assertThat(token.token().value()).isEqualTo(good());
        assertThat(token.fingerprint())
                .hasSize(16)
                .isEqualTo(token.token().sha256().substring(0, 16));
        assertThat(token).hasToString("VerifiedToken[" + token.fingerprint() + "]");
    }

    @Test
    void a_client_may_be_named_as_authorized_party_only() {
        var claims = Claims.patched(Claims.ACCESS_TOKEN, "{\"client_id\":null,\"azp\":\"other\"}");

        assertThat(((Verification.Accepted) verify(signed(HEADER, claims.toString())))
                        .token()
                        .client())
                .contains(new ClientId("other"));
    }

    @Test
    void every_default_algorithm_is_verified() {
        assertThat(verify(RSA.sign("RS256", HEADER, Claims.ACCESS_TOKEN))).isInstanceOf(Verification.Accepted.class);
        assertThat(verify(RSA.sign("PS256", HEADER.replace("RS256", "PS256"), Claims.ACCESS_TOKEN)))
                .isInstanceOf(Verification.Accepted.class);
        assertThat(verify(EC.sign(
                        "ES256", "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"ec-1\"}", Claims.ACCESS_TOKEN)))
                .isInstanceOf(Verification.Accepted.class);
        assertThat(verify(
                        ED.sign("EdDSA", "{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"ed-1\"}", Claims.ACCESS_TOKEN)))
                .isInstanceOf(Verification.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b.c",
                "..",
                ".e30.",
                "e30.e30.",
                "e30.e30.e30 ",
                "e30=.e30.e30",
                "e31.e30.e30",
                "W10.e30.e30",
                "bnVsbA.e30.e30"
            })
    void what_is_not_three_canonical_parts_of_json_is_malformed(String token) {
        assertThat(verify(token)).isEqualTo(rejected(Reason.MALFORMED));
        assertThat(provider.keyRequests()).isZero();
    }

    @Test
    void a_token_of_more_than_16_kib_is_malformed_whatever_it_is() {
        var claims = Claims.patched(Claims.ACCESS_TOKEN, "{\"x\":\"" + "x".repeat(13_000) + "\"}");

        assertThat(verify(signed(HEADER, claims.toString()))).isEqualTo(rejected(Reason.MALFORMED));
    }

    @Test
    void a_genuine_signature_does_not_help_a_payload_with_a_member_given_twice() {
        var twice = Claims.ACCESS_TOKEN.replace("\"sub\"", "\"sub\":\"admin\",\"sub\"");

        assertThat(verify(signed(HEADER, twice))).isEqualTo(rejected(Reason.MALFORMED));
        assertThat(verify(signed(HEADER, twice.replaceFirst("\"sub\"", "\"s\\\\u0075b\""))))
                .isEqualTo(rejected(Reason.MALFORMED));
    }

    @Test
    void a_genuine_signature_does_not_help_a_header_with_a_member_given_twice() {
        assertThat(verify(signed(HEADER.replace("{", "{\"alg\":\"none\","), Claims.ACCESS_TOKEN)))
                .isEqualTo(rejected(Reason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "1", "", "{} {}", "{}x"})
    void a_genuine_signature_does_not_help_a_payload_that_is_no_object(String payload) {
        assertThat(verify(signed(HEADER, payload))).isEqualTo(rejected(Reason.MALFORMED));
    }

    @Test
    void a_payload_that_is_not_utf_8_is_malformed() {
        var payload = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[] {'{', (byte) 0xFF, '}'});

        assertThat(verify(SigningKey.part(HEADER) + "." + payload + ".c2ln")).isEqualTo(rejected(Reason.MALFORMED));
    }

    @Test
    void a_changed_payload_is_a_bad_signature() {
        var parts = good().split("\\.", -1);
        var forged = SigningKey.part(Claims.ACCESS_TOKEN.replace("alice-1", "admin"));

        assertThat(verify(parts[0] + "." + forged + "." + parts[2])).isEqualTo(rejected(Reason.BAD_SIGNATURE));
    }

    @Test
    void a_changed_header_is_a_bad_signature() {
        var parts = good().split("\\.", -1);
        var forged = SigningKey.part(HEADER.replace("}", ",\"x\":1}"));

        assertThat(verify(forged + "." + parts[1] + "." + parts[2])).isEqualTo(rejected(Reason.BAD_SIGNATURE));
    }

    @Test
    void a_signature_cut_short_is_a_bad_signature() {
        var parts = good().split("\\.", -1);

        assertThat(verify(parts[0] + "." + parts[1] + ".c2ln")).isEqualTo(rejected(Reason.BAD_SIGNATURE));
    }

    @Test
    void the_key_of_a_stranger_under_a_known_id_is_a_bad_signature() {
        assertThat(verify(STRANGER.sign("RS256", HEADER, Claims.ACCESS_TOKEN)))
                .isEqualTo(rejected(Reason.BAD_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
    void no_spelling_of_none_is_an_algorithm(String none) {
        var token = SigningKey.part(HEADER.replace("RS256", none)) + "." + SigningKey.part(Claims.ACCESS_TOKEN);

        assertThat(verify(token + ".")).isEqualTo(rejected(Reason.MALFORMED));
        assertThat(verify(token + ".c2ln")).isEqualTo(rejected(Reason.BAD_SIGNATURE));
    }

    @Test
    void the_public_key_is_no_hmac_secret() throws Exception {
        var text = SigningKey.part(HEADER.replace("RS256", "HS256")) + "." + SigningKey.part(Claims.ACCESS_TOKEN);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(((RSAKey) RSA.publicKey()).toRSAPublicKey().getEncoded(), "HmacSHA256"));
        var signature = mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));

        assertThat(verify(text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature)))
                .isEqualTo(rejected(Reason.BAD_SIGNATURE));
    }

    @ParameterizedTest
    @CsvSource({"RS384, rsa-1", "RS512, rsa-1", "PS512, rsa-1"})
    void an_algorithm_that_is_not_configured_is_refused_although_it_verifies(String algorithm, String kid) {
        var header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}";

        assertThat(verify(RSA.sign(algorithm, header, Claims.ACCESS_TOKEN))).isEqualTo(rejected(Reason.BAD_SIGNATURE));
    }

    @ParameterizedTest
    @CsvSource({"ES256, rsa-1", "EdDSA, rsa-1", "RS256, ec-1", "EdDSA, ec-1", "RS256, ed-1", "ES256, ed-1"})
    void an_algorithm_is_not_used_with_a_key_of_another_kind(String algorithm, String kid) {
        var header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}";

        assertThat(verify(RSA.sign("RS256", header, Claims.ACCESS_TOKEN))).isEqualTo(rejected(Reason.UNKNOWN_KEY));
    }

    @Test
    void an_ecdsa_signature_of_zeros_is_a_bad_signature() {
        var header = SigningKey.part("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"ec-1\"}");
        var zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);

        assertThat(verify(header + "." + SigningKey.part(Claims.ACCESS_TOKEN) + "." + zeros))
                .isEqualTo(rejected(Reason.BAD_SIGNATURE));
    }

    @Test
    void an_ecdsa_signature_in_der_is_a_bad_signature() {
        var header = SigningKey.part("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"ec-1\"}");
        var der = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[] {0x30, 6, 2, 1, 1, 2, 1, 1});

        assertThat(verify(header + "." + SigningKey.part(Claims.ACCESS_TOKEN) + "." + der))
                .isEqualTo(rejected(Reason.BAD_SIGNATURE));
    }

    @Test
    void an_ed25519_signature_of_zeros_is_a_bad_signature() {
        var header = SigningKey.part("{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"ed-1\"}");
        var zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);

        assertThat(verify(header + "." + SigningKey.part(Claims.ACCESS_TOKEN) + "." + zeros))
                .isEqualTo(rejected(Reason.BAD_SIGNATURE));
        assertThat(verify(header + "." + SigningKey.part(Claims.ACCESS_TOKEN) + ".AAAA"))
                .isEqualTo(rejected(Reason.BAD_SIGNATURE));
    }

    @Test
    void a_key_for_encryption_verifies_nothing() {
        provider.publishes(SigningKey.keySet(
                RSA.publishedAs(new RSAKey.Builder((RSAKey) RSA.publicKey())
                        .keyUse(KeyUse.ENCRYPTION)
                        .build()),
                EC));

        assertThat(verify(good())).isEqualTo(rejected(Reason.UNKNOWN_KEY));
    }

    @Test
    void a_key_whose_operations_do_not_name_verify_verifies_nothing() {
        provider.publishes(SigningKey.keySet(
                RSA.publishedAs(new RSAKey.Builder((RSAKey) RSA.publicKey())
                        .keyOperations(Set.of(KeyOperation.ENCRYPT))
                        .build()),
                EC));

        assertThat(verify(good())).isEqualTo(rejected(Reason.UNKNOWN_KEY));
    }

    @Test
    void a_key_whose_operations_name_verify_verifies() {
        provider.publishes(SigningKey.keySet(RSA.publishedAs(new RSAKey.Builder((RSAKey) RSA.publicKey())
                .keyOperations(Set.of(KeyOperation.VERIFY))
                .build())));

        assertThat(verify(good())).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void a_key_for_another_algorithm_verifies_nothing() {
        provider.publishes(SigningKey.keySet(RSA.publishedAs(new RSAKey.Builder((RSAKey) RSA.publicKey())
                .algorithm(JWSAlgorithm.PS256)
                .build())));

        assertThat(verify(good())).isEqualTo(rejected(Reason.UNKNOWN_KEY));
    }

    @Test
    void an_rsa_key_of_less_than_2048_bits_verifies_nothing() {
        var small = SigningKey.rsa("rsa-1", 1024);
        provider.publishes(SigningKey.keySet(small, EC));

        assertThat(verify(small.sign("RS256", HEADER, Claims.ACCESS_TOKEN))).isEqualTo(rejected(Reason.UNKNOWN_KEY));
    }

    @Test
    void a_key_of_another_curve_verifies_nothing() {
        var p384 = SigningKey.ec("ec-1", Curve.P_384);
        provider.publishes(SigningKey.keySet(p384));
        var header = "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"ec-1\"}";

        assertThat(verify(p384.sign("ES384", header, Claims.ACCESS_TOKEN))).isEqualTo(rejected(Reason.UNKNOWN_KEY));
    }

    @Test
    void a_key_set_of_keys_that_verify_nothing_is_an_outage() {
        provider.publishes(SigningKey.keySet(SigningKey.rsa("rsa-1", 1024)));

        assertThat(verify(good())).isInstanceOf(Verification.ProviderUnreachable.class);
    }

    @Test
    void a_key_that_cannot_be_read_does_not_spoil_the_others() {
        var good = RSA.publicKey().toJSONString();
        provider.publishes(
                "{\"keys\":[7,{\"kty\":\"RSA\",\"kid\":\"x\"},{\"kty\":\"new\"},{\"kty\":\"oct\",\"k\":\"eA\"}," + good
                        + "]}");

        assertThat(verify(good())).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void a_symmetric_key_in_the_key_set_is_no_key() {
        provider.publishes("{\"keys\":[{\"kty\":\"oct\",\"kid\":\"rsa-1\",\"k\":\"eA\"}]}");

        assertThat(verify(good())).isInstanceOf(Verification.ProviderUnreachable.class);
    }

    @Test
    void without_a_key_id_the_only_key_that_fits_is_used() {
        assertThat(verify(signed("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", Claims.ACCESS_TOKEN)))
                .isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void without_a_key_id_two_keys_that_fit_are_none() {
        provider.publishes(SigningKey.keySet(RSA, SigningKey.rsa("rsa-2", 2048)));

        assertThat(verify(signed("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", Claims.ACCESS_TOKEN)))
                .isEqualTo(rejected(Reason.UNKNOWN_KEY));
    }

    @Test
    void a_key_that_the_token_brings_along_is_refused_although_it_verifies() {
        var header = HEADER.replace("}", ",\"jwk\":" + RSA.publicKey().toJSONString() + "}");

        assertThat(verify(signed(header, Claims.ACCESS_TOKEN))).isEqualTo(rejected(Reason.MALFORMED));
    }

    @Test
    void nothing_a_token_claims_is_looked_at_before_its_signature() {
        assertThat(verify(STRANGER.sign("RS256", HEADER, Claims.ACCESS_TOKEN.replace("alice-1", ""))))
                .isEqualTo(rejected(Reason.BAD_SIGNATURE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"iss":"https://evil.example"}   | WRONG_ISSUER
            {"aud":"account"}                | WRONG_AUDIENCE
            {"aud":"nextcloud"}              | NEXTCLOUD_AUDIENCE
            {"exp":1772366400}               | EXPIRED
            {"nbf":1772366461}               | NOT_YET_VALID
            {"typ":"Refresh"}                | WRONG_TYPE
            {"sub":null}                     | NO_SUBJECT
            {"exp":null}                     | MALFORMED
            """)
    void genuine_tokens_are_refused_by_the_claims_policy(String patch, Reason reason) {
        assertThat(verify(signed(
                        HEADER, Claims.patched(Claims.ACCESS_TOKEN, patch).toString())))
                .isEqualTo(rejected(reason));
    }

    @Test
    void a_refusal_is_one_line_in_the_log_with_reason_and_fingerprint_and_a_flood_adds_none() {
        var bad = STRANGER.sign("RS256", HEADER, Claims.ACCESS_TOKEN);

        assertThat(logged(() -> {
                    for (var i = 0; i < 10; i++) {
                        verify(bad);
                    }
                }))
                .containsExactly("INFO inbound token "
                        + new AccessToken(bad).sha256().substring(0, 16)
                        + " not accepted: BAD_SIGNATURE");
        assertThat(logged(() -> verify(good()))).isEmpty();
    }

    @Test
    void an_outage_is_logged_with_what_is_known_of_it() {
        provider.goesAway();

        assertThat(logged(() -> verify(good()))).singleElement().asString().endsWith("not accepted: away");
    }

    @Test
    void a_provider_that_is_away_is_not_the_callers_fault_and_not_remembered() {
        provider.goesAway();
        assertThat(verify(good())).isEqualTo(new Verification.ProviderUnreachable(Duration.ofSeconds(5)));

        provider.comesBack();
        clock.forward(Duration.ofSeconds(5));
        assertThat(verify(good())).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void known_keys_survive_an_outage_and_an_answer_without_keys() {
        verify(good());
        clock.forward(Duration.ofMinutes(16));
        provider.publishes("{\"keys\":[]}");
        var later = Claims.patched(Claims.ACCESS_TOKEN, "{\"exp\":1772400000}").toString();
        assertThat(verify(signed(HEADER, later))).isInstanceOf(Verification.Accepted.class);

        provider.goesAway();
        clock.forward(Duration.ofMinutes(16));
        assertThat(verify(signed(HEADER, later.replace("alice-1", "bob-1")))).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void a_key_withdrawn_by_the_provider_is_trusted_for_fifteen_minutes_at_most() {
        verify(good());
        provider.publishes(SigningKey.keySet(EC));
        clock.forward(Duration.ofMinutes(15));
        var later = Claims.patched(Claims.ACCESS_TOKEN, "{\"exp\":1772400000}").toString();

        assertThat(verify(signed(HEADER, later))).isEqualTo(rejected(Reason.UNKNOWN_KEY));
    }

    @Test
    void a_new_key_is_found_at_once_and_invented_ones_cost_one_request_in_30_seconds() {
        verify(good());
        clock.forward(Duration.ofSeconds(30));
        var fresh = SigningKey.rsa("rsa-2", 2048);
        provider.publishes(SigningKey.keySet(RSA, fresh));
        var header = HEADER.replace("rsa-1", "rsa-2");
        assertThat(verify(fresh.sign("RS256", header, Claims.ACCESS_TOKEN))).isInstanceOf(Verification.Accepted.class);
        assertThat(provider.keyRequests()).isEqualTo(2);

        clock.forward(Duration.ofSeconds(29));
        for (var i = 0; i < 100; i++) {
            var invented = HEADER.replace("rsa-1", "invented-" + i);
            assertThat(verify(signed(invented, Claims.ACCESS_TOKEN))).isEqualTo(rejected(Reason.UNKNOWN_KEY));
        }
        assertThat(provider.keyRequests()).isEqualTo(2);
    }

    @Test
    void whether_an_unknown_key_is_the_providers_is_not_known_during_an_outage() {
        verify(good());
        provider.goesAway();
        clock.forward(Duration.ofSeconds(30));

        assertThat(verify(signed(HEADER.replace("rsa-1", "rsa-2"), Claims.ACCESS_TOKEN)))
                .isInstanceOf(Verification.ProviderUnreachable.class);
    }

    @Test
    void a_good_token_is_remembered_for_sixty_seconds_but_never_beyond_its_expiry() {
        var short1 = signed(
                HEADER,
                Claims.patched(Claims.ACCESS_TOKEN, "{\"exp\":1772366410}").toString());
        assertThat(verify(short1)).isSameAs(verify(short1));
        clock.forward(Duration.ofSeconds(10));

        var expired = verify(short1);
        assertThat(expired).isEqualTo(rejected(Reason.EXPIRED));
        assertThat(verify(short1)).isSameAs(expired);
    }

    @Test
    void after_sixty_seconds_a_good_token_is_verified_again() {
        var first = verify(good());
        clock.forward(Duration.ofSeconds(59));
        assertThat(verify(good())).isSameAs(first);
        clock.forward(Duration.ofSeconds(1));

        assertThat(verify(good())).isNotSameAs(first).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void a_bad_token_is_remembered_for_thirty_seconds() {
        var bad = STRANGER.sign("RS256", HEADER, Claims.ACCESS_TOKEN);
        var first = verify(bad);
        clock.forward(Duration.ofSeconds(29));
        assertThat(verify(bad)).isSameAs(first);
        clock.forward(Duration.ofSeconds(1));

        assertThat(verify(bad)).isNotSameAs(first).isEqualTo(first);
    }

    @Test
    void a_token_that_is_not_yet_valid_is_accepted_when_it_is() {
        var early = signed(
                HEADER,
                Claims.patched(Claims.ACCESS_TOKEN, "{\"nbf\":1772366461}").toString());
        assertThat(verify(early)).isEqualTo(rejected(Reason.NOT_YET_VALID));
        clock.forward(Duration.ofSeconds(1));

        assertThat(verify(early)).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void a_key_that_arrives_later_helps_a_token_refused_before() {
        verify(good());
        var fresh = SigningKey.ec("ec-2", Curve.P_256);
        var token = fresh.sign("ES256", "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"ec-2\"}", Claims.ACCESS_TOKEN);
        assertThat(verify(token)).isEqualTo(rejected(Reason.UNKNOWN_KEY));
        provider.publishes(
                SigningKey.keySet(RSA, fresh.publishedAs(new ECKey.Builder((ECKey) fresh.publicKey()).build())));
        clock.forward(Duration.ofSeconds(30));

        assertThat(verify(token)).isInstanceOf(Verification.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            JWT    | {"typ":"Bearer"}
            JWT    | {"token_use":"access"}
            JWT    | {"typ":"Bearer","nonce":"n","scope":"notes.read"}
            JWT    | {"scope":"notes.read"}
            JWT    | {"scp":["notes.read"]}
            at+jwt | {}
            at+jwt | {"nonce":"n","scope":"notes.read"}
            AT+JWT | {}
            application/at+jwt | {}
            JWT    | {"aud":["nextcloud-mcp-server","http://localhost:9080/mcp"]}
            JWT    | {"aud":"http://localhost:9080"}
            """)
    void a_token_for_our_client_id_alone_passes_if_it_shows_that_it_is_an_access_token(String type, String patch) {
        var claims = Claims.patched(Claims.UNNAMED_ID_TOKEN, patch).toString();

        assertThat(verify(signed(HEADER.replace("JWT", type), claims))).isInstanceOf(Verification.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483647", "-1e2147483647", "12e2147483647", "1e-2147483647", "0e2147483647"})
    void a_number_of_any_size_in_a_claim_of_no_importance_does_no_harm(String number) {
        var claims = Claims.ACCESS_TOKEN.replace("{", "{\"x\":" + number + ",");

        assertThat(verify(signed(HEADER, claims))).isInstanceOf(Verification.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"alg":"ES256","typ":"JWT","kid":"rsa-1"}
            {"alg":"PS256","typ":"JWT","kid":"ec-1"}
            {"alg":"RS256","typ":"JWT"}
            """)
    void what_is_known_to_be_no_key_for_the_token_is_so_without_asking_and_during_an_outage(String header) {
        provider.publishes(SigningKey.keySet(RSA, EC, ED, SigningKey.rsa("rsa-2", 2048)));
        verify(good());
        provider.goesAway();
        clock.forward(Duration.ofSeconds(30));

        assertThat(verify(signed(header, Claims.ACCESS_TOKEN))).isEqualTo(rejected(Reason.UNKNOWN_KEY));
        assertThat(provider.keyRequests()).isEqualTo(1);
    }

    @Test
    void an_algorithm_without_any_key_and_without_a_key_id_makes_us_ask() {
        provider.publishes(SigningKey.keySet(EC));
        var header = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
        assertThat(verify(signed(header, Claims.ACCESS_TOKEN))).isEqualTo(rejected(Reason.UNKNOWN_KEY));
        provider.publishes(SigningKey.keySet(EC, RSA));
        clock.forward(Duration.ofSeconds(30));

        assertThat(verify(signed(header, Claims.ACCESS_TOKEN))).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void a_key_replaced_without_key_ids_is_found_by_the_first_token_it_signs() {
        var header = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
        verify(signed(header, Claims.ACCESS_TOKEN));
        provider.publishes(SigningKey.keySet(STRANGER));
        var fresh = STRANGER.sign("RS256", header, Claims.ACCESS_TOKEN);
        assertThat(verify(fresh)).as("asked a moment ago").isEqualTo(rejected(Reason.BAD_SIGNATURE));
        clock.forward(Duration.ofSeconds(10));
        assertThat(verify(fresh)).isEqualTo(rejected(Reason.BAD_SIGNATURE));
        assertThat(provider.keyRequests()).isEqualTo(1);
        clock.forward(Duration.ofSeconds(20));

        assertThat(verify(fresh)).isInstanceOf(Verification.Accepted.class);
        assertThat(provider.keyRequests()).isEqualTo(2);
    }

    @Test
    void forged_tokens_without_key_id_cost_one_request_in_thirty_seconds() {
        var header = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
        verify(good());
        clock.forward(Duration.ofSeconds(30));
        for (var i = 0; i < 20; i++) {
            var claims = Claims.patched(Claims.ACCESS_TOKEN, "{\"jti\":\"" + i + "\"}");
            assertThat(verify(STRANGER.sign("RS256", header, claims.toString())))
                    .isEqualTo(rejected(Reason.BAD_SIGNATURE));
        }

        assertThat(provider.keyRequests()).isEqualTo(2);
    }

    @Test
    void whether_a_forged_token_without_key_id_is_of_a_new_key_is_not_known_during_an_outage() {
        verify(good());
        provider.goesAway();
        clock.forward(Duration.ofSeconds(30));

        assertThat(verify(STRANGER.sign("RS256", "{\"alg\":\"RS256\",\"typ\":\"JWT\"}", Claims.ACCESS_TOKEN)))
                .isInstanceOf(Verification.ProviderUnreachable.class);
    }

    @Test
    void a_bad_signature_by_a_known_key_id_asks_nobody() {
        verify(good());
        clock.forward(Duration.ofSeconds(30));

        assertThat(verify(STRANGER.sign("RS256", HEADER, Claims.ACCESS_TOKEN)))
                .isEqualTo(rejected(Reason.BAD_SIGNATURE));
        assertThat(provider.keyRequests()).isEqualTo(1);
    }

    @Test
    void a_flood_of_one_token_with_an_unknown_key_is_one_line_in_the_log_until_the_provider_may_be_asked_again() {
        verify(good());
        clock.forward(Duration.ofSeconds(10));
        var unknown = signed(HEADER.replace("rsa-1", "rsa-2"), Claims.ACCESS_TOKEN);

        assertThat(logged(() -> {
                    for (var i = 0; i < 10; i++) {
                        assertThat(verify(unknown)).isEqualTo(rejected(Reason.UNKNOWN_KEY));
                    }
                    clock.forward(Duration.ofSeconds(19));
                    verify(unknown);
                }))
                .hasSize(1);
        assertThat(provider.keyRequests()).isEqualTo(1);
        clock.forward(Duration.ofSeconds(1));
        verify(unknown);
        assertThat(provider.keyRequests()).isEqualTo(2);
    }

    @Test
    void a_token_with_an_unfitting_algorithm_is_remembered_for_thirty_seconds() {
        verify(good());
        clock.forward(Duration.ofSeconds(40));
        var unfit = signed(HEADER.replace("RS256", "ES256"), Claims.ACCESS_TOKEN);

        assertThat(logged(() -> {
                    verify(unfit);
                    clock.forward(Duration.ofSeconds(29));
                    verify(unfit);
                }))
                .hasSize(1);
    }

    @Test
    void a_token_of_the_future_is_one_line_in_the_log_until_it_is_valid() {
        var early = signed(
                HEADER,
                Claims.patched(Claims.ACCESS_TOKEN, "{\"nbf\":1772366465,\"iat\":1772366470}")
                        .toString());

        assertThat(logged(() -> {
                    verify(early);
                    clock.forward(Duration.ofSeconds(9));
                    assertThat(verify(early)).isEqualTo(rejected(Reason.NOT_YET_VALID));
                }))
                .hasSize(1);
        clock.forward(Duration.ofSeconds(1));
        assertThat(verify(early)).isInstanceOf(Verification.Accepted.class);
    }
}
