package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.settings.Operator;

/** The truth table of an access token's claims; every row changes one good token in one way. */
class ClaimsPolicyTest {

    private static final ClaimsPolicy POLICY = new ClaimsPolicy(
            Operator.ISSUER,
            Set.of("http://localhost:9080/mcp", "nextcloud-mcp-server"),
            new ClientId("nextcloud-mcp-server"),
            "nextcloud");

    private static Optional<Reason> refusal(String patch) {
        return POLICY.refusal(Claims.patched(Claims.ACCESS_TOKEN, patch), KindEvidence.CLAIMS, Claims.NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}
            {"aud":["http://localhost:9080/mcp"]}
            {"aud":["account","http://localhost:9080/mcp"]}
            {"aud":"nextcloud-mcp-server"}
            {"exp":1772366401}
            {"exp":1772366401.0}
            {"exp":253402300799}
            {"nbf":1772366400}
            {"nbf":1772366460}
            {"nbf":null,"iat":null}
            {"iat":1772366460}
            {"iat":0}
            {"scope":null}
            {"scope":""}
            {"scope":["notes.read","files.read"]}
            {"scope":null,"scp":["notes.read"]}
            {"scope":null,"scp":"notes.read"}
            {"client_id":null}
            {"client_id":null,"azp":"mcp-client"}
            {"typ":null}
            {"typ":"bearer"}
            {"typ":"at+jwt"}
            {"token_use":"access"}
            {"nonce":"n"}
            {"sub":"ünïcode ☃ 😀"}
            """)
    void accepts(String patch) {
        assertThat(refusal(patch)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"typ":"ID"}                                                  | WRONG_TYPE
            {"typ":"Refresh"}                                             | WRONG_TYPE
            {"typ":"Offline"}                                             | WRONG_TYPE
            {"typ":"Logout"}                                              | WRONG_TYPE
            {"typ":"id"}                                                  | WRONG_TYPE
            {"typ":""}                                                    | WRONG_TYPE
            {"typ":7}                                                     | WRONG_TYPE
            {"typ":["Bearer"]}                                            | WRONG_TYPE
            {"token_use":"id"}                                            | WRONG_TYPE
            {"token_use":"refresh"}                                       | WRONG_TYPE
            {"events":{"http://schemas.openid.net/event/backchannel-logout":{}}} | WRONG_TYPE
            {"at_hash":"x"}                                               | WRONG_TYPE
            {"c_hash":"x"}                                                | WRONG_TYPE
            {"s_hash":"x"}                                                | WRONG_TYPE
            {"nonce":"n","scope":null}                                    | WRONG_TYPE
            {"cnf":{"jkt":"x"}}                                           | WRONG_TYPE
            {"cnf":{"x5t#S256":"x"}}                                      | WRONG_TYPE
            {"iss":null}                                                  | WRONG_ISSUER
            {"iss":""}                                                    | WRONG_ISSUER
            {"iss":["https://id.example.com/realms/main"]}                | WRONG_ISSUER
            {"iss":"https://id.example.com/realms/main/"}                 | WRONG_ISSUER
            {"iss":"https://id.example.com/realms/Main"}                  | WRONG_ISSUER
            {"iss":"https://id.example.com/realms/other"}                 | WRONG_ISSUER
            {"iss":"http://id.example.com/realms/main"}                   | WRONG_ISSUER
            {"iss":" https://id.example.com/realms/main"}                 | WRONG_ISSUER
            {"aud":null}                                                  | WRONG_AUDIENCE
            {"aud":""}                                                    | WRONG_AUDIENCE
            {"aud":[]}                                                    | WRONG_AUDIENCE
            {"aud":"http://localhost:9080/mcp/"}                          | WRONG_AUDIENCE
            {"aud":"http://localhost:9080/MCP"}                           | WRONG_AUDIENCE
            {"aud":"http://localhost:9080/mcp account"}                   | WRONG_AUDIENCE
            {"aud":["account"]}                                           | WRONG_AUDIENCE
            {"aud":"nextcloud"}                                           | NEXTCLOUD_AUDIENCE
            {"aud":["nextcloud"]}                                         | NEXTCLOUD_AUDIENCE
            {"aud":["http://localhost:9080/mcp","nextcloud"]}             | NEXTCLOUD_AUDIENCE
            {"aud":7}                                                     | MALFORMED
            {"aud":["http://localhost:9080/mcp",7]}                       | MALFORMED
            {"aud":{"http://localhost:9080/mcp":true}}                    | MALFORMED
            {"exp":null}                                                  | MALFORMED
            {"exp":"1772366700"}                                          | MALFORMED
            {"exp":true}                                                  | MALFORMED
            {"exp":-1}                                                    | MALFORMED
            {"exp":1772366700000}                                         | MALFORMED
            {"exp":1e400}                                                 | MALFORMED
            {"exp":1772366400}                                            | EXPIRED
            {"exp":1772366400.9}                                          | EXPIRED
            {"exp":1772366399}                                            | EXPIRED
            {"exp":0}                                                     | EXPIRED
            {"nbf":1772366461}                                            | NOT_YET_VALID
            {"iat":1772366461}                                            | NOT_YET_VALID
            {"nbf":"1772366400"}                                          | MALFORMED
            {"iat":"now"}                                                 | MALFORMED
            {"sub":null}                                                  | NO_SUBJECT
            {"sub":""}                                                    | NO_SUBJECT
            {"sub":"  "}                                                  | NO_SUBJECT
            {"sub":7}                                                     | NO_SUBJECT
            {"sub":["alice-1"]}                                           | NO_SUBJECT
            {"sub":"alice\\u0000"}                                        | NO_SUBJECT
            {"sub":"alice\\nINFO all is well"}                            | NO_SUBJECT
            {"sub":"alice\\uD800"}                                        | NO_SUBJECT
            {"scope":7}                                                   | MALFORMED
            {"scope":{"notes.read":true}}                                 | MALFORMED
            {"scope":["notes.read",7]}                                    | MALFORMED
            {"scope":"notes.read \\u0022"}                                | MALFORMED
            {"scope":["notes.read files.read"]}                           | MALFORMED
            {"scope":null,"scp":7}                                        | MALFORMED
            {"client_id":""}                                              | MALFORMED
            {"client_id":["mcp-client"]}                                  | MALFORMED
            {"azp":7}                                                     | MALFORMED
            """)
    void refuses(String patch, Reason reason) {
        assertThat(refusal(patch)).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                  | HEADER CLAIMS NAME
            {"scope":null,"typ":null}                           | HEADER
            {"scope":null}                                      | HEADER CLAIMS NAME
            {"scope":null,"typ":"JWT"}                          | HEADER
            {"typ":null}                                        | HEADER CLAIMS
            {"typ":null,"scope":null,"scp":["a"]}               | HEADER CLAIMS
            {"typ":null,"nonce":"n"}                            | HEADER
            {"nonce":"n"}                                       | HEADER CLAIMS NAME
            {"typ":null,"aud":["nextcloud-mcp-server","x"]}     | HEADER CLAIMS
            {"typ":null,"scope":null,"aud":["nextcloud-mcp-server","http://localhost:9080/mcp"]} | HEADER CLAIMS NAME
            """)
    void a_token_for_our_client_alone_must_show_its_kind(String patch, String shown) {
        var forTheClient = Claims.patched(Claims.ACCESS_TOKEN, "{\"aud\":\"nextcloud-mcp-server\"}");
        var claims = Claims.patched(forTheClient.toString(), patch);

        for (var kind : KindEvidence.values()) {
            assertThat(POLICY.refusal(claims, kind, Claims.NOW))
                    .as(kind.name())
                    .isEqualTo(shown.contains(kind.name()) ? Optional.empty() : Optional.of(Reason.WRONG_TYPE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "nbf", "iat", "sub", "scope", "client_id", "typ", "events", "cnf"})
    void a_claim_that_is_null_is_not_a_claim_that_is_absent(String name) {
        var claims = Json.createObjectBuilder(Claims.json(Claims.ACCESS_TOKEN))
                .add(name, JsonValue.NULL)
                .build();

        assertThat(POLICY.refusal(claims, KindEvidence.CLAIMS, Claims.NOW)).isPresent();
    }

    @Test
    void a_subject_has_255_characters_at_most() {
        assertThat(refusal("{\"sub\":\"" + "x".repeat(255) + "\"}")).isEmpty();
        assertThat(refusal("{\"sub\":\"" + "x".repeat(256) + "\"}")).contains(Reason.NO_SUBJECT);
    }

    @Test
    void a_client_has_2048_characters_at_most() {
        assertThat(refusal("{\"client_id\":\"" + "x".repeat(2048) + "\"}")).isEmpty();
        assertThat(refusal("{\"client_id\":\"" + "x".repeat(2049) + "\"}")).contains(Reason.MALFORMED);
    }

    @Test
    void the_first_refusal_in_the_order_of_the_policy_counts() {
        assertThat(refusal("{\"iss\":\"x\",\"aud\":\"x\",\"exp\":0,\"sub\":\"\"}"))
                .contains(Reason.WRONG_ISSUER);
        assertThat(refusal("{\"aud\":\"x\",\"exp\":0,\"sub\":\"\"}")).contains(Reason.WRONG_AUDIENCE);
        assertThat(refusal("{\"exp\":0,\"nbf\":9999999999,\"sub\":\"\"}")).contains(Reason.EXPIRED);
    }

    @Property
    void a_token_is_never_accepted_at_or_after_its_expiry(
            @ForAll @LongRange(max = 4_000_000_000L) long exp, @ForAll @LongRange(max = 4_000_000_000L) long now) {
        var claims = Claims.patched(Claims.ACCESS_TOKEN, "{\"exp\":" + exp + ",\"iat\":0}");

        assertThat(POLICY.refusal(claims, KindEvidence.CLAIMS, now))
                .isEqualTo(now < exp ? Optional.empty() : Optional.of(Reason.EXPIRED));
    }

    @Property
    void a_token_of_the_future_is_accepted_at_most_sixty_seconds_early(
            @ForAll @LongRange(max = 4_000_000_000L) long nbf, @ForAll @LongRange(max = 4_000_000_000L) long now) {
        var claims = Claims.patched(Claims.ACCESS_TOKEN, "{\"exp\":9000000000,\"iat\":0,\"nbf\":" + nbf + "}");

        assertThat(POLICY.refusal(claims, KindEvidence.CLAIMS, now))
                .isEqualTo(nbf - now <= 60 ? Optional.empty() : Optional.of(Reason.NOT_YET_VALID));
    }
}
