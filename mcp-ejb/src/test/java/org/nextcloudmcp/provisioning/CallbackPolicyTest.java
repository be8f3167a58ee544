package org.nextcloudmcp.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.Bench.BOB;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextcloudmcp.grant.Consumption;
import org.nextcloudmcp.idp.ProviderMetadata;
import org.nextcloudmcp.idp.TokenAnswer;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.AuthorizationCode;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.verification.AudienceCheck;
import org.nextcloudmcp.verification.IdTokenReason;
import org.nextcloudmcp.verification.IdTokenVerification;

@DisplayName("The callback's decisions")
class CallbackPolicyTest {

    private static final String ISSUER = "https://idp.example";
    private static final IdTokenVerification BY_ALICE = new IdTokenVerification.Accepted(ALICE);
    private static final AudienceCheck FOR_NEXTCLOUD = new AudienceCheck.Confirmed(Optional.empty());
    private static final AudienceCheck FOR_OTHERS = new AudienceCheck.Refused(AudienceCheck.Why.WRONG_AUDIENCE);

    @ParameterizedTest(name = "iss supported: {0}, iss: {1}, code: {2}, error: {3} -> {4}")
    @CsvSource({
        "true,  https://idp.example,  c, ,                   ",
        "false, https://idp.example,  c, ,                   ",
        "false, ,                     c, ,                   ",
        "true,  ,                     c, ,                   WRONG_ISSUER",
        "true,  https://idp.example/, c, ,                   WRONG_ISSUER",
        "false, https://evil.example, c, ,                   WRONG_ISSUER",
        "true,  https://evil.example, , access_denied,       WRONG_ISSUER",
        "true,  ,                     , access_denied,       WRONG_ISSUER",
        "true,  https://idp.example,  , access_denied,       DECLINED_AT_PROVIDER",
        "false, ,                     , access_denied,       DECLINED_AT_PROVIDER",
        "false, ,                     , invalid_scope,       PROVIDER_ERROR",
        "false, ,                     c, access_denied,      DECLINED_AT_PROVIDER",
        "false, ,                     , ,                    PROVIDER_ERROR"
    })
    void judgesTheResponse(boolean issSupported, String iss, String code, String error, Refusal expected) {
        var response = new AuthorizationResponse(
                Optional.empty(),
                Optional.ofNullable(code).map(AuthorizationCode::new),
                Optional.ofNullable(iss),
                Optional.ofNullable(error),
                Optional.empty());
        assertThat(CallbackPolicy.unanswered(response, provider(issSupported)).map(ConsentResult.ConsentRefused::why))
                .isEqualTo(Optional.ofNullable(expected));
    }

    static Stream<Arguments> tokens() {
        var rejected = new IdTokenVerification.Rejected(IdTokenReason.WRONG_NONCE);
        var unreachable = new IdTokenVerification.ProviderUnreachable(Duration.ofSeconds(5));
        var byBob = new IdTokenVerification.Accepted(BOB);
        return Stream.of(
                Arguments.of(BY_ALICE, FOR_NEXTCLOUD, true, null),
                Arguments.of(null, FOR_NEXTCLOUD, true, Refusal.ID_TOKEN_INVALID),
                Arguments.of(rejected, FOR_NEXTCLOUD, true, Refusal.ID_TOKEN_INVALID),
                Arguments.of(unreachable, FOR_NEXTCLOUD, true, Refusal.PROVIDER_UNREACHABLE),
                Arguments.of(byBob, FOR_NEXTCLOUD, true, Refusal.OTHER_USER),
                Arguments.of(byBob, FOR_OTHERS, false, Refusal.OTHER_USER),
                Arguments.of(BY_ALICE, FOR_OTHERS, true, Refusal.WRONG_AUDIENCE),
                Arguments.of(BY_ALICE, FOR_OTHERS, false, Refusal.WRONG_AUDIENCE),
                Arguments.of(BY_ALICE, FOR_NEXTCLOUD, false, Refusal.NO_REFRESH_TOKEN));
    }

    @ParameterizedTest(name = "ID token {0}, audience {1}, refresh token {2} -> {3}")
    @MethodSource("tokens")
    void judgesTheTokens(IdTokenVerification idToken, AudienceCheck audience, boolean refresh, Refusal expected) {
        var answer = new TokenAnswer(
                new AccessToken("an-access-token"),
                "Bearer",
                OptionalLong.of(300),
                refresh ? Optional.of(new RefreshToken("a-refresh-token")) : Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(CallbackPolicy.unfit(ALICE, answer, Optional.ofNullable(idToken), audience))
                .isEqualTo(Optional.ofNullable(expected));
    }

    static Stream<Arguments> consumptions() {
        return Stream.of(
                Arguments.of(new Consumption.UnknownState(), Refusal.UNKNOWN_STATE),
                Arguments.of(new Consumption.ExpiredState(), Refusal.EXPIRED),
                Arguments.of(new Consumption.UsedState(), Refusal.ALREADY_USED),
                Arguments.of(new Consumption.OtherBrowser(), Refusal.OTHER_BROWSER));
    }

    @ParameterizedTest
    @MethodSource("consumptions")
    void saysWhyAStateCannotBeUsed(Consumption consumption, Refusal expected) {
        assertThat(CallbackPolicy.notConsumed(consumption)).isEqualTo(expected);
    }

    private static ProviderMetadata provider(boolean issSupported) {
        return new ProviderMetadata(
                ISSUER,
                URI.create(ISSUER + "/auth"),
                URI.create(ISSUER + "/token"),
                URI.create(ISSUER + "/keys"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                issSupported,
                Optional.empty(),
                Optional.empty());
    }
}
