package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderPolicyTest {

    private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256", "EdDSA");
    private static final HeaderPolicy ACCESS = new HeaderPolicy(ALGORITHMS, HeaderPolicy.ACCESS_TOKEN_TYPES);
    private static final HeaderPolicy ID = new HeaderPolicy(ALGORITHMS, HeaderPolicy.ID_TOKEN_TYPES);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"alg":"RS256","typ":"JWT","kid":"k"}
            {"alg":"PS256","typ":"jwt"}
            {"alg":"ES256","typ":"at+jwt","kid":""}
            {"alg":"EdDSA","typ":"AT+JWT"}
            {"alg":"RS256","typ":"application/at+jwt","x5t":"x"}
            """)
    void an_access_token_may_have_the_header(String header) {
        assertThat(ACCESS.refusal(Claims.json(header))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"alg":"none","typ":"JWT"}                                | BAD_SIGNATURE
            {"alg":"None","typ":"JWT"}                                | BAD_SIGNATURE
            {"alg":"HS256","typ":"JWT"}                               | BAD_SIGNATURE
            {"alg":"RS512","typ":"JWT"}                               | BAD_SIGNATURE
            {"alg":"rs256","typ":"JWT"}                               | BAD_SIGNATURE
            {"alg":["RS256"],"typ":"JWT"}                             | BAD_SIGNATURE
            {"typ":"JWT"}                                             | BAD_SIGNATURE
            {"alg":"RS256"}                                           | WRONG_TYPE
            {"alg":"RS256","typ":""}                                  | WRONG_TYPE
            {"alg":"RS256","typ":7}                                   | WRONG_TYPE
            {"alg":"RS256","typ":"JOSE"}                              | WRONG_TYPE
            {"alg":"RS256","typ":"logout+jwt"}                        | WRONG_TYPE
            {"alg":"RS256","typ":"dpop+jwt"}                          | WRONG_TYPE
            {"alg":"RS256","typ":"secevent+jwt"}                      | WRONG_TYPE
            {"alg":"RS256","typ":"application/"}                      | WRONG_TYPE
            {"alg":"RS256","typ":"application/application/jwt"}       | WRONG_TYPE
            {"alg":"RS256","typ":"JWT","crit":["exp"],"exp":1}        | MALFORMED
            {"alg":"RS256","typ":"JWT","crit":[]}                     | MALFORMED
            {"alg":"RS256","typ":"JWT","b64":false}                   | MALFORMED
            {"alg":"RS256","typ":"JWT","jku":"https://evil.example"}  | MALFORMED
            {"alg":"RS256","typ":"JWT","x5u":"https://evil.example"}  | MALFORMED
            {"alg":"RS256","typ":"JWT","x5c":["MII"]}                 | MALFORMED
            {"alg":"RS256","typ":"JWT","jwk":{"kty":"RSA"}}           | MALFORMED
            {"alg":"RS256","typ":"JWT","jwk":null}                    | MALFORMED
            {"alg":"RS256","typ":"JWT","kid":7}                       | MALFORMED
            {"alg":"RS256","typ":"JWT","kid":null}                    | MALFORMED
            {"alg":"RS256","typ":"JWT","cty":"JWT"}                   | MALFORMED
            {"alg":"RS256","typ":"JWT","zip":"DEF"}                   | MALFORMED
            {"alg":"RS256","typ":"JWT","enc":"A128GCM"}               | MALFORMED
            """)
    void an_access_token_must_not_have_the_header(String header, Reason reason) {
        assertThat(ACCESS.refusal(Claims.json(header))).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"alg":"RS256"}              |
            {"alg":"RS256","typ":"JWT"}  |
            {"alg":"RS256","typ":"at+jwt"}     | WRONG_TYPE
            {"alg":"RS256","typ":"logout+jwt"} | WRONG_TYPE
            {"alg":"RS256","typ":null}         | WRONG_TYPE
            """)
    void an_id_token_is_a_jwt_or_says_nothing(String header, Reason reason) {
        assertThat(ID.refusal(Claims.json(header)).orElse(null)).isEqualTo(reason);
    }

    @Test
    void a_key_id_has_255_characters_at_most() {
        var header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"%s\"}";

        assertThat(ACCESS.refusal(Claims.json(header.formatted("x".repeat(255)))))
                .isEmpty();
        assertThat(ACCESS.refusal(Claims.json(header.formatted("x".repeat(256)))))
                .contains(Reason.MALFORMED);
    }
}
