package org.nextcloudmcp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.service.Requests.refusal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.broker.NextcloudToken;
import org.nextcloudmcp.exchange.DelegatedToken;
import org.nextcloudmcp.exchange.Delegation;
import org.nextcloudmcp.exchange.ExchangeRefusal;
import org.nextcloudmcp.exchange.ExchangedToken;
import org.nextcloudmcp.exchange.TokenExchange;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.Configurations;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.settings.ServiceClient;
import org.nextcloudmcp.verification.AccessTokenVerifier;
import org.nextcloudmcp.verification.Reason;
import org.nextcloudmcp.verification.Verification;
import org.nextcloudmcp.verification.VerifiedToken;
import org.nextcloudmcp.verification.VerifiedTokens;

class ServiceTokensTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Scopes NOTES = Scopes.of("notes.read");
    private static final ServiceClient WORKER =
            Configurations.service("worker", "s3cret", Set.of("nextcloud"), Optional.of(Scopes.of("notes.read")));

    private final List<String> asked = new ArrayList<>();
    private final ToldAudit audit = new ToldAudit();
    private final TestClock clock = new TestClock(NOW);
    private final IssuedToServices issued = new IssuedToServices(clock);
    private Verification verification = new Verification.Accepted(VerifiedTokens.of(
            new AccessToken("subject"),
            new Subject(Configurations.ISSUER, "alice"),
            Scopes.of("notes.read", "files.read"),
            NOW.plusSeconds(60)));
    private DelegatedToken delegated = given(60);

    @Test
    void aTokenIsAnsweredAsTheRfcSaysAndRememberedAsTheServices() throws RefusedException {
        var answer = grants().token(WORKER, request(Optional.empty(), NOTES));

        assertThat(answer.toString())
                .isEqualTo("{\"access_token\":\"for-nextcloud\","
                        + "\"issued_token_type\":\"urn:ietf:params:oauth:token-type:access_token\","
                        + "\"token_type\":\"Bearer\",\"expires_in\":60,\"scope\":\"notes.read\"}");
        assertThat(asked).containsExactly("delegate nextcloud notes.read");
        assertThat(issued.holder(new AccessToken("for-nextcloud"))).contains(new ClientId("worker"));
        assertThat(audit.told).containsExactly("SERVICE_TOKEN ISSUED worker alice for-nextcloud");
        clock.forward(Duration.ofSeconds(60));
        assertThat(issued.holder(new AccessToken("for-nextcloud"))).isEmpty();
    }

    @Test
    void whereEachRequestIsExchangedTheGrantIsNotAskedFor() throws RefusedException {
        tokens(NextcloudCredential.EXCHANGE).token(WORKER, request(Optional.of("nextcloud"), NOTES));

        assertThat(asked).containsExactly("exchange nextcloud notes.read");
    }

    @Test
    void anotherAudienceOrMoreScopesThanTheServiceMayHaveAreRefusedBeforeTheTokenIsLookedAt() {
        assertThat(refusal(() -> grants().token(WORKER, request(Optional.of("broker"), NOTES))))
                .isEqualTo("400 invalid_target");
        assertThat(refusal(
                        () -> grants().token(WORKER, request(Optional.empty(), Scopes.of("notes.read", "files.read")))))
                .isEqualTo("400 invalid_scope");
        assertThat(asked).isEmpty();
        assertThat(audit.told)
                .containsExactly(
                        "SERVICE_TOKEN AUDIENCE_NOT_ALLOWED worker - subject",
                        "SERVICE_TOKEN SCOPE_NOT_ALLOWED worker - subject");
    }

    @Test
    void aServiceWithoutLimitOfItsOwnMayAskForAllThatTheSubjectTokenPermits() throws RefusedException {
        var unlimited = Configurations.service("worker", "s3cret", Set.of("nextcloud"), Optional.empty());
        grants().token(unlimited, request(Optional.empty(), Scopes.of("notes.read", "files.read")));

        assertThat(asked).containsExactly("delegate nextcloud notes.read files.read");
    }

    @Test
    void aRejectedSubjectTokenIsNotExchanged() {
        verification = new Verification.Rejected(Reason.NEXTCLOUD_AUDIENCE);

        assertThat(refusal(() -> grants().token(WORKER, request(Optional.empty(), NOTES))))
                .isEqualTo("400 invalid_request");
        assertThat(asked).isEmpty();
        assertThat(audit.told).containsExactly("SERVICE_TOKEN REJECTED_NEXTCLOUD_AUDIENCE worker - subject");
    }

    @Test
    void aProviderThatIsAwayIsNobodysFault() {
        verification = new Verification.ProviderUnreachable(Duration.ofSeconds(5));

        assertThat(refusal(() -> grants().token(WORKER, request(Optional.empty(), NOTES))))
                .isEqualTo("503 temporarily_unavailable");
        assertThat(asked).isEmpty();
    }

    @Test
    void withoutTheUsersConsentThereIsNoToken() {
        delegated = new DelegatedToken.NotProvisioned();

        assertThat(refusal(() -> grants().token(WORKER, request(Optional.empty(), NOTES))))
                .isEqualTo("400 invalid_grant");
        assertThat(audit.told).containsExactly("SERVICE_TOKEN NOT_PROVISIONED worker alice subject");
    }

    @Test
    void aRefusalOfTheProviderIsToldAndAudited() {
        delegated = new DelegatedToken.Refused(ExchangeRefusal.INVALID_SCOPE);

        assertThat(refusal(() -> grants().token(WORKER, request(Optional.empty(), NOTES))))
                .isEqualTo("400 invalid_scope");
        assertThat(audit.told).containsExactly("SERVICE_TOKEN INVALID_SCOPE worker alice subject");
    }

    @Test
    void aTokenWithoutAWholeSecondLeftIsNotGivenOut() {
        delegated = given(0);

        assertThat(refusal(() -> grants().token(WORKER, request(Optional.empty(), NOTES))))
                .isEqualTo("400 invalid_request");
        assertThat(issued.holder(new AccessToken("for-nextcloud"))).isEmpty();
    }

    @Test
    void aTokenOfTheGrantInsteadOfAnExchangeIsAuditedAsThat() throws RefusedException {
        delegated = new DelegatedToken.Issued(
                new NextcloudToken(new AccessToken("for-nextcloud"), NOW.plusSeconds(9)), NOTES, true);
        grants().token(WORKER, request(Optional.empty(), NOTES));

        assertThat(audit.told).containsExactly("SERVICE_TOKEN ISSUED_BY_FALLBACK worker alice for-nextcloud");
    }

    private static DelegatedToken given(int seconds) {
        var token = new NextcloudToken(new AccessToken("for-nextcloud"), NOW.plusSeconds(seconds));
        return new DelegatedToken.Issued(token, NOTES, false);
    }

    private static TokenRequest request(Optional<String> audience, Scopes scopes) {
        return new TokenRequest(new AccessToken("subject"), audience, scopes);
    }

    private ServiceTokens grants() {
        return tokens(NextcloudCredential.GRANT);
    }

    private ServiceTokens tokens(NextcloudCredential credential) {
        var verifier = new AccessTokenVerifier() {
            @Override
            public Verification verify(AccessToken inbound) {
                return verification;
            }
        };
        var delegation = new Delegation() {
            @Override
            public DelegatedToken delegate(VerifiedToken subject, String audience, Scopes scopes) {
                asked.add("delegate " + audience + " " + scopes);
                return delegated;
            }
        };
        var exchange = new TokenExchange() {
            @Override
            public ExchangedToken exchange(VerifiedToken subject, String audience, Scopes scopes) {
                asked.add("exchange " + audience + " " + scopes);
                return new ExchangedToken.Issued(
                        new NextcloudToken(new AccessToken("for-nextcloud"), NOW.plusSeconds(60)), scopes);
            }
        };
        return new ServiceTokens(
                Configurations.of(credential, WORKER), verifier, delegation, exchange, issued, audit, clock);
    }
}
