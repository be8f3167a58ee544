package org.nextcloudmcp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.service.Requests.refusal;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.settings.Configurations;
import org.nextcloudmcp.settings.ServiceClient;
import org.nextcloudmcp.verification.AccessTokenVerifier;
import org.nextcloudmcp.verification.Reason;
import org.nextcloudmcp.verification.Verification;
import org.nextcloudmcp.verification.VerifiedTokens;

class ServiceIntrospectionTest {

    private static final ServiceClient WORKER =
            Configurations.service("worker", "s3cret", Set.of("nextcloud"), Optional.empty());

    private final ToldAudit audit = new ToldAudit();

    /** The end of the token that {@link VerifiedTokens#withClaims} makes. */
    private final TestClock clock = new TestClock(Instant.parse("2025-12-31T23:59:59Z"));

    @Test
    void aGoodTokenIsToldWithWhatItPermitsAndWithoutNames() throws RefusedException {
        var answer = answer(new Verification.Accepted(VerifiedTokens.withClaims(Map.of(
                "aud",
                List.of("https://broker.example/mcp"),
                "iat",
                1_700_000_000L,
                "jti",
                "id-1",
                "email",
                "alice@example.org",
                "preferred_username",
                "alice"))));

        assertThat(answer.toString())
                .isEqualTo("{\"active\":true,\"scope\":\"notes.read\",\"token_type\":\"Bearer\","
                        + "\"exp\":1767225600,\"sub\":\"alice-sub\",\"iss\":\"https://idp.example\","
                        + "\"client_id\":\"assistant\",\"aud\":[\"https://broker.example/mcp\"],"
                        + "\"iat\":1700000000,\"jti\":\"id-1\"}");
        assertThat(audit.told).containsExactly("SERVICE_INTROSPECTION ACTIVE worker alice-sub asked");
    }

    @Test
    void aTokenThatTheVerifierLetsPassForOneMoreMinuteIsNotCalledActive() throws RefusedException {
        clock.forward(Duration.ofSeconds(1));

        assertThat(answer(new Verification.Accepted(VerifiedTokens.withClaims(Map.of()))))
                .isEqualTo(IntrospectionAnswer.INACTIVE);
    }

    @ParameterizedTest
    @EnumSource
    void everyRejectedTokenIsInactiveAndNothingElseIsTold(Reason reason) throws RefusedException {
        assertThat(answer(new Verification.Rejected(reason)).toString()).isEqualTo("{\"active\":false}");
        assertThat(audit.told).containsExactly("SERVICE_INTROSPECTION REJECTED_" + reason + " worker - asked");
    }

    @Test
    void aTokenIsNotCalledInactiveBecauseTheProviderIsAway() {
        assertThat(refusal(() -> answer(new Verification.ProviderUnreachable(Duration.ofSeconds(3)))))
                .isEqualTo("503 temporarily_unavailable");
        assertThat(refusal(() -> answer(new Verification.Misconfigured()))).isEqualTo("503 temporarily_unavailable");
    }

    private JsonObject answer(Verification verification) throws RefusedException {
        var verifier = new AccessTokenVerifier() {
            @Override
            public Verification verify(AccessToken inbound) {
                return verification;
            }
        };
        return new ServiceIntrospection(verifier, audit, clock).answer(WORKER, new AccessToken("asked"));
    }
}
