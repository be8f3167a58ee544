package org.nextcloudmcp.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.SettingFault;
import org.nextcloudmcp.settings.SettingsOutcome;
import org.nextcloudmcp.verification.AccessTokenVerifier;
import org.nextcloudmcp.verification.Reason;
import org.nextcloudmcp.verification.RememberedVerifications;
import org.nextcloudmcp.verification.Verification;
import org.nextcloudmcp.verification.VerifiedTokens;

class AdmissionRulesTest {

    private static final String METADATA =
            "resource_metadata=\"https://broker.example/.well-known/oauth-protected-resource/mcp\"";
    private static final PresentedToken TOKEN = new PresentedToken.Bearer(new AccessToken("inbound"));

    @Test
    @DisplayName("no token: 401 that says where to sign in and for what, and names no error")
    void noToken() {
        var refusal = refusal(new PresentedToken.None(), accepted());

        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.challenge()).contains("Bearer " + METADATA + ", scope=\"notes.read notes.write\"");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    @DisplayName("a rejected token: the same 401 invalid_token for every reason")
    void rejected(Reason reason) {
        var refusal = refusal(TOKEN, new Verification.Rejected(reason));

        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.challenge()).contains("Bearer error=\"invalid_token\", " + METADATA);
        assertThat(refusal).isEqualTo(refusal(new PresentedToken.Malformed(), accepted()));
    }

    @Test
    @DisplayName("a token in a forbidden place: 400 invalid_request")
    void forbiddenPlace() {
        var refusal = refusal(new PresentedToken.InForbiddenPlace(), accepted());

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.challenge()).contains("Bearer error=\"invalid_request\", " + METADATA);
    }

    @Test
    @DisplayName("the provider away: 503 with Retry-After and no challenge, which would send the user to sign in again")
    void providerAway() {
        var refusal = refusal(TOKEN, new Verification.ProviderUnreachable(Duration.ofSeconds(7)));

        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(refusal.challenge()).isEmpty();
    }

    @Test
    @DisplayName("our client refused by the provider: 503 without challenge, for no new token would help")
    void clientRefused() {
        var refusal = refusal(TOKEN, new Verification.Misconfigured());

        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.challenge()).isEmpty();
        assertThat(refusal).isEqualTo(Refusal.misconfigured());
    }

    @Test
    @DisplayName("a verifier that the container cannot give: 503 with Retry-After, neither a yes nor an error of ours")
    void containerFails() {
        var broken = new AccessTokenVerifier() {
            @Override
            public Verification verify(AccessToken inbound) {
                throw new EJBException("no instance");
            }
        };
        var rules = new AdmissionRules(
                Fixtures.configuration(),
                Fixtures.resource(Fixtures.configuration()),
                new RememberedVerifications(token -> Optional.empty()),
                broken);

        var refusal = ((Admission.Refused) rules.admit(TOKEN)).refusal();

        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.retryAfter()).isPresent();
        assertThat(refusal.challenge()).isEmpty();
    }

    @Test
    @DisplayName("settings with faults: 503 whatever is presented, and no word about the faults")
    void misconfigured() {
        var faulty = new Configuration(new SettingsOutcome.Faulty(
                List.of(new SettingFault("oidc.issuer", "OIDC_ISSUER", "is missing", "Set it."))));

        for (var presented : List.of(TOKEN, new PresentedToken.None(), new PresentedToken.InForbiddenPlace())) {
            var refusal =
                    ((Admission.Refused) Fixtures.rules(faulty, accepted()).admit(presented)).refusal();
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.body().toString()).doesNotContain("oidc");
        }
    }

    @Test
    @DisplayName("a good token is admitted")
    void admitted() {
        assertThat(Fixtures.rules(Fixtures.configuration(), accepted()).admit(TOKEN))
                .isInstanceOf(Admission.Admitted.class);
    }

    @Test
    @DisplayName("missing scopes: 403 with all needed scopes in one challenge")
    void insufficientScope() {
        var refusal = Refusal.insufficientScope(
                Fixtures.resource(Fixtures.configuration()).challenge(), Scopes.of("notes.write", "files.read"));

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.challenge())
                .isEqualTo(Optional.of(
                        "Bearer error=\"insufficient_scope\", " + METADATA + ", scope=\"notes.write files.read\""));
    }

    private static Refusal refusal(PresentedToken presented, Verification verification) {
        var rules = Fixtures.rules(Fixtures.configuration(), verification);
        return ((Admission.Refused) rules.admit(presented)).refusal();
    }

    private static Verification accepted() {
        return new Verification.Accepted(VerifiedTokens.withClaims(Map.of()));
    }

    static AccessTokenVerifier verifier(Verification verification) {
        return new AccessTokenVerifier() {
            @Override
            public Verification verify(AccessToken inbound) {
                return verification;
            }
        };
    }
}
