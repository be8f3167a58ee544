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
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.idp.RevocationEndpoint;
import org.nextcloudmcp.idp.RevocationOutcome;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.Configurations;
import org.nextcloudmcp.settings.ServiceClient;
import org.nextcloudmcp.verification.TokenOrigin;
import org.nextcloudmcp.verification.TokenOrigins;

class ServiceRevocationTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final AccessToken TOKEN = new AccessToken("for-nextcloud");
    private static final ServiceClient WORKER =
            Configurations.service("worker", "s3cret", Set.of("nextcloud"), Optional.empty());

    private final ToldAudit audit = new ToldAudit();
    private final IssuedToServices issued = new IssuedToServices(new TestClock(NOW));
    private final List<String> revoked = new ArrayList<>();
    private TokenOrigin origin = new TokenOrigin.Ours(Optional.of(new Subject(Configurations.ISSUER, "alice")));
    private RevocationOutcome outcome = new RevocationOutcome.Confirmed();
    private boolean providerAway;

    @Test
    void aTokenOfOursIsRevokedAtTheProvider() throws RefusedException {
        issued.remember(TOKEN, WORKER.id(), NOW.plusSeconds(60));
        revocation().revoke(WORKER, TOKEN);

        assertThat(revoked).containsExactly("for-nextcloud");
        assertThat(audit.told).containsExactly("SERVICE_REVOCATION REVOKED worker alice for-nextcloud");
    }

    @Test
    void aTokenThatWasGivenToAnotherServiceIsLeftAlone() {
        issued.remember(TOKEN, new ClientId("other"), NOW.plusSeconds(60));

        assertThat(refusal(() -> revocation().revoke(WORKER, TOKEN))).isEqualTo("400 unsupported_token_type");
        assertThat(revoked).isEmpty();
        assertThat(audit.told).containsExactly("SERVICE_REVOCATION ISSUED_TO_ANOTHER worker - for-nextcloud");
    }

    @Test
    void anInboundTokenOrOneOfAnotherClientIsLeftAlone() {
        origin = new TokenOrigin.Others();

        assertThat(refusal(() -> revocation().revoke(WORKER, TOKEN))).isEqualTo("400 unsupported_token_type");
        assertThat(revoked).isEmpty();
    }

    @Test
    void whatIsOfNoUseAnyMoreIsRevokedEnough() throws RefusedException {
        origin = new TokenOrigin.Invalid();
        revocation().revoke(WORKER, TOKEN);

        assertThat(revoked).isEmpty();
        assertThat(audit.told).containsExactly("SERVICE_REVOCATION NOTHING_TO_REVOKE worker - for-nextcloud");
    }

    @Test
    void aRevocationIsNotCalledDoneWhileTheProviderIsAway() {
        outcome = new RevocationOutcome.Unavailable(Duration.ofSeconds(9));
        assertThat(refusal(() -> revocation().revoke(WORKER, TOKEN))).isEqualTo("503 temporarily_unavailable");

        providerAway = true;
        assertThat(refusal(() -> revocation().revoke(WORKER, TOKEN))).isEqualTo("503 temporarily_unavailable");

        providerAway = false;
        origin = new TokenOrigin.Misconfigured();
        assertThat(refusal(() -> revocation().revoke(WORKER, TOKEN))).isEqualTo("503 temporarily_unavailable");
    }

    @Test
    void aProviderThatRevokesNoSuchTokensIsToldSo() {
        outcome = new RevocationOutcome.NotSupported();

        assertThat(refusal(() -> revocation().revoke(WORKER, TOKEN))).isEqualTo("400 unsupported_token_type");
    }

    private ServiceRevocation revocation() {
        var origins = new TokenOrigins(null, null, null, null) {
            @Override
            public TokenOrigin of(AccessToken token) {
                if (providerAway) {
                    throw new ProviderUnavailableException("away", Duration.ofSeconds(3));
                }
                return origin;
            }
        };
        var provider = new RevocationEndpoint(null, null, null) {
            @Override
            public RevocationOutcome revoke(AccessToken token) {
                revoked.add(token.value());
                return outcome;
            }
        };
        return new ServiceRevocation(origins, issued, provider, audit);
    }
}
