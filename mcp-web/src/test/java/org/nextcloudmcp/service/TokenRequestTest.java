package org.nextcloudmcp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.service.Requests.form;
import static org.nextcloudmcp.service.Requests.refusal;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;

class TokenRequestTest {

    private static final String GRANT = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String SUBJECT =
            "&subject_token=abc&subject_token_type=urn:ietf:params:oauth:token-type:access_token";
    private static final String GOOD = GRANT + SUBJECT + "&scope=notes.read";

    @Test
    void theLeastThatIsNeeded() throws RefusedException {
        assertThat(TokenRequest.read(form(GOOD)))
                .isEqualTo(new TokenRequest(new AccessToken("abc"), Optional.empty(), Scopes.of("notes.read")));
    }

    @Test
    void allThatIsTaken() throws RefusedException {
        var body = GRANT + "&subject_token=abc&subject_token_type=urn:ietf:params:oauth:token-type:jwt"
                + "&requested_token_type=urn:ietf:params:oauth:token-type:access_token&audience=nextcloud"
                + "&scope=notes.read+openid&client_id=worker&anything=else";
        assertThat(TokenRequest.read(form(body)))
                .isEqualTo(new TokenRequest(
                        new AccessToken("abc"), Optional.of("nextcloud"), Scopes.of("notes.read", "openid")));
    }

    @ParameterizedTest
    @CsvSource({
        "client_credentials, 400 unsupported_grant_type",
        "refresh_token, 400 unsupported_grant_type",
        "URN:IETF:PARAMS:OAUTH:GRANT-TYPE:TOKEN-EXCHANGE, 400 unsupported_grant_type",
        "'', 400 invalid_request"
    })
    void anyOtherGrantTypeIsRefused(String type, String answer) {
        assertThat(refusal(() -> TokenRequest.read(form("grant_type=" + type + SUBJECT + "&scope=notes.read"))))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "&resource=https://cloud.example, 400 invalid_target",
        "&actor_token=x&actor_token_type=urn:ietf:params:oauth:token-type:access_token, 400 invalid_request",
        "&actor_token_type=urn:ietf:params:oauth:token-type:access_token, 400 invalid_request",
        "&requested_token_type=urn:ietf:params:oauth:token-type:refresh_token, 400 invalid_request",
        "&requested_token_type=urn:ietf:params:oauth:token-type:id_token, 400 invalid_request",
        "&audience=a&audience=b, 400 invalid_request",
        "&scope=files.read, 400 invalid_request",
        "&subject_token=other, 400 invalid_request",
        "&grant_type=refresh_token, 400 invalid_request"
    })
    void whatIsTooMuchIsRefused(String more, String answer) {
        assertThat(refusal(() -> TokenRequest.read(form(GOOD + more)))).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "refresh_token",
        "id_token",
        "saml2",
        "saml1",
        "Access_Token",
    })
    void aSubjectTokenThatIsCalledAnythingElseIsRefused(String type) {
        var body = GRANT + "&scope=notes.read&subject_token=abc&subject_token_type=urn:ietf:params:oauth:token-type:"
                + type;
        assertThat(refusal(() -> TokenRequest.read(form(body)))).isEqualTo("400 invalid_request");
    }

    @Test
    void withoutSubjectTokenOrItsTypeNothingIsDone() {
        var type = "&subject_token_type=urn:ietf:params:oauth:token-type:access_token";
        assertThat(refusal(() -> TokenRequest.read(form(GRANT + "&scope=notes.read" + type))))
                .isEqualTo("400 invalid_request");
        assertThat(refusal(() -> TokenRequest.read(form(GRANT + "&scope=notes.read&subject_token=abc"))))
                .isEqualTo("400 invalid_request");
    }

    @ParameterizedTest
    @CsvSource({"''", "'&scope='", "'&scope=+'", "'&scope=a%22b'", "'&scope=a%0Ab'", "'&scope=%C3%A9'"})
    void scopesAreNamedAndWellFormed(String scope) {
        assertThat(refusal(() -> TokenRequest.read(form(GRANT + SUBJECT + scope))))
                .isEqualTo("400 invalid_scope");
    }

    @Test
    void aTokenOfTheLimitIsTakenAndALongerOneIsNot() throws RefusedException {
        var type = "&scope=notes.read&subject_token_type=urn:ietf:params:oauth:token-type:access_token&subject_token=";
        var longest = "x".repeat(FormRequest.LONGEST_TOKEN);
        assertThat(TokenRequest.read(form(GRANT + type + longest))
                        .subjectToken()
                        .value())
                .isEqualTo(longest);
        assertThat(refusal(() -> TokenRequest.read(form(GRANT + type + longest + "x"))))
                .isEqualTo("400 invalid_request");
    }
}
