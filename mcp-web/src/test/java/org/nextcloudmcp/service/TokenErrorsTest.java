package org.nextcloudmcp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.exchange.DelegatedToken;
import org.nextcloudmcp.exchange.ExchangeRefusal;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.verification.Reason;
import org.nextcloudmcp.verification.Verification;

class TokenErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "AUDIENCE_NOT_ALLOWED, 400 invalid_target",
        "UNKNOWN_AUDIENCE, 400 invalid_target",
        "NO_SCOPE, 400 invalid_scope",
        "SCOPE_NOT_ALLOWED, 400 invalid_scope",
        "SCOPE_BEYOND_SUBJECT_TOKEN, 400 invalid_scope",
        "INVALID_SCOPE, 400 invalid_scope",
        "SUBJECT_TOKEN_ENDED, 400 invalid_request",
        "SUBJECT_TOKEN_INACTIVE, 400 invalid_request",
        "TOKEN_ENDED, 400 invalid_request",
        "INVALID_REQUEST, 400 invalid_request",
        "INVALID_GRANT, 400 invalid_request",
        "ACCESS_DENIED, 400 invalid_request",
        "NOT_SUPPORTED, 400 unsupported_grant_type",
        "REFUSED, 500 server_error",
        "WRONG_ISSUED_TOKEN_TYPE, 500 server_error",
        "WRONG_TOKEN_TYPE, 500 server_error",
        "SAME_TOKEN, 500 server_error",
        "UNREADABLE_TOKEN, 500 server_error",
        "WRONG_ISSUER, 500 server_error",
        "WRONG_AUDIENCE, 500 server_error",
        "WRONG_SUBJECT, 500 server_error",
        "BROADER_SCOPE, 500 server_error"
    })
    void eachRefusalHasItsError(ExchangeRefusal why, String answer) {
        assertThat(shown(TokenErrors.of(new DelegatedToken.Refused(why)))).isEqualTo(answer);
    }

    @Test
    void withoutTheUsersConsentTheGrantIsInvalid() {
        assertThat(shown(TokenErrors.of(new DelegatedToken.NotProvisioned()))).isEqualTo("400 invalid_grant");
        assertThat(shown(TokenErrors.of(new DelegatedToken.ReconsentRequired())))
                .isEqualTo("400 invalid_grant");
        assertThat(shown(TokenErrors.of(new DelegatedToken.ScopesNotGranted(Scopes.of("notes.read")))))
                .isEqualTo("400 invalid_scope");
    }

    @Test
    void anOutageSaysWhenToTryAgain() {
        var seven = Duration.ofSeconds(7);
        var exchange = TokenErrors.of(new DelegatedToken.Unavailable(seven, "provider words"));
        assertThat(shown(exchange)).isEqualTo("503 temporarily_unavailable");
        assertThat(exchange.retryAfter()).contains(seven);
        assertThat(exchange.description()).doesNotContain("provider words");
        assertThat(TokenErrors.of(new Verification.ProviderUnreachable(seven)))
                .hasValueSatisfying(error -> assertThat(error.retryAfter()).contains(seven));
        assertThat(TokenErrors.of(new Verification.Misconfigured()).map(TokenErrorsTest::shown))
                .contains("503 temporarily_unavailable");
    }

    @ParameterizedTest
    @EnumSource
    void whyASubjectTokenIsRejectedIsNotTold(Reason reason) {
        assertThat(TokenErrors.of(new Verification.Rejected(reason))).contains(TokenErrors.subjectToken());
    }

    @Test
    void noErrorHasACodeOutsideOfTheSpecifications() {
        assertThat(Arrays.stream(ExchangeRefusal.values()).map(TokenErrors::of).map(ServiceError::code))
                .allMatch(code ->
                        code.matches("invalid_(request|scope|target|grant)|unsupported_grant_type|server_error"));
    }

    private static String shown(ServiceError error) {
        return error.status() + " " + error.code();
    }
}
