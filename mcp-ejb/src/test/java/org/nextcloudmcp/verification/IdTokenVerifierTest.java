package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.idp.Discovery;
import org.nextcloudmcp.idp.FakeProvider;
import org.nextcloudmcp.idp.JsonWebKeys;
import org.nextcloudmcp.oauth.IdToken;
import org.nextcloudmcp.oauth.Nonce;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.Operator;

class IdTokenVerifierTest {

    private static final SigningKey KEY = SigningKey.ec("ec-1", Curve.P_256);
    private static final SigningKey STRANGER = SigningKey.ec("ec-1", Curve.P_256);
    private static final String HEADER = "{\"alg\":\"ES256\",\"kid\":\"ec-1\"}";
    private static final Nonce NONCE = new Nonce("n-0S6_WzA2Mj");

    private final MovableClock clock = new MovableClock();
    private final FakeProvider provider = new FakeProvider().publishes(SigningKey.keySet(KEY));
    private final IdTokenVerifier verifier = verifier();

    private IdTokenVerifier verifier() {
        var configuration = new Operator().configuration();
        var keys = new JsonWebKeys(new Discovery(configuration, provider, clock), provider, clock);
        return new IdTokenVerifier(configuration, new JwsSignature(keys), clock);
    }

    private IdTokenVerification verify(String token) {
        return verifier.verify(new IdToken(token), NONCE);
    }

    private IdTokenVerification verifyPatched(String patch) {
        return verify(
                KEY.sign("ES256", HEADER, Claims.patched(Claims.ID_TOKEN, patch).toString()));
    }

    private static IdTokenVerification rejected(IdTokenReason reason) {
        return new IdTokenVerification.Rejected(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}
            {"typ":null}
            {"aud":["nextcloud-mcp-server"]}
            {"aud":["nextcloud-mcp-server","other"],"azp":"nextcloud-mcp-server"}
            {"azp":"nextcloud-mcp-server"}
            {"at_hash":"x"}
            {"exp":1772366341}
            {"iat":1772366460}
            """)
    void accepts(String patch) {
        assertThat(verifyPatched(patch))
                .isEqualTo(new IdTokenVerification.Accepted(new Subject(Operator.ISSUER, "alice-1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"iss":"https://evil.example"}                                 | WRONG_ISSUER
            {"iss":null}                                                   | WRONG_ISSUER
            {"aud":"other"}                                                | WRONG_AUDIENCE
            {"aud":null}                                                   | WRONG_AUDIENCE
            {"aud":7}                                                      | WRONG_AUDIENCE
            {"aud":["nextcloud-mcp-server","other"]}                       | WRONG_AUDIENCE
            {"aud":["nextcloud-mcp-server","other"],"azp":"other"}         | WRONG_AUDIENCE
            {"azp":"other"}                                                | WRONG_AUDIENCE
            {"azp":7}                                                      | WRONG_AUDIENCE
            {"exp":1772366340}                                             | EXPIRED
            {"exp":null}                                                   | MALFORMED
            {"iat":null}                                                   | MALFORMED
            {"iat":1772366461}                                             | NOT_YET_VALID
            {"nonce":null}                                                 | WRONG_NONCE
            {"nonce":""}                                                   | WRONG_NONCE
            {"nonce":"n-0S6_WzA2Mk"}                                       | WRONG_NONCE
            {"nonce":["n-0S6_WzA2Mj"]}                                     | WRONG_NONCE
            {"sub":null}                                                   | NO_SUBJECT
            {"sub":" "}                                                    | NO_SUBJECT
            {"typ":"Bearer"}                                               | WRONG_TYPE
            {"typ":"Refresh"}                                              | WRONG_TYPE
            {"token_use":"access"}                                         | WRONG_TYPE
            {"events":{}}                                                  | WRONG_TYPE
            """)
    void refuses(String patch, IdTokenReason reason) {
        assertThat(verifyPatched(patch)).isEqualTo(rejected(reason));
    }

    @Test
    void refuses_what_is_not_signed_by_the_provider() {
        assertThat(verify(STRANGER.sign("ES256", HEADER, Claims.ID_TOKEN)))
                .isEqualTo(rejected(IdTokenReason.BAD_SIGNATURE));
        assertThat(verify("opaque")).isEqualTo(rejected(IdTokenReason.MALFORMED));
        assertThat(verify(KEY.sign("ES256", HEADER.replace("ec-1", "ec-9"), Claims.ID_TOKEN)))
                .isEqualTo(rejected(IdTokenReason.UNKNOWN_KEY));
    }

    @Test
    void refuses_an_access_token_by_its_header() {
        var header = HEADER.replace("{", "{\"typ\":\"at+jwt\",");

        assertThat(verify(KEY.sign("ES256", header, Claims.ID_TOKEN))).isEqualTo(rejected(IdTokenReason.WRONG_TYPE));
    }

    @Test
    void an_outage_says_nothing_about_the_token() {
        provider.goesAway();

        assertThat(verify(KEY.sign("ES256", HEADER, Claims.ID_TOKEN)))
                .isInstanceOf(IdTokenVerification.ProviderUnreachable.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"MALFORMED", "BAD_SIGNATURE", "UNKNOWN_KEY", "WRONG_TYPE"})
    void every_reason_of_header_and_signature_has_its_like(Reason reason) {
        assertThat(IdTokenReason.of(reason).name()).isEqualTo(reason.name());
    }
}
