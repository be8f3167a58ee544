package org.nextcloudmcp.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.Bench.BOB;
import static org.nextcloudmcp.fixture.Bench.SCOPES;

import jakarta.ejb.EJBException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.broker.BrokeredToken;
import org.nextcloudmcp.broker.TokenBroker;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.fixture.FakeProvider;

@DisplayName("Taking a grant back")
class GrantRevocationTest {

    private final Bench bench = new Bench();
    private final AccessTokenCache cache = new AccessTokenCache(bench.configuration, bench.clock);
    private final RevocationDelivery delivery = bench.delivery();
    private final GrantRevocation revocation = bench.revocation(cache);
    private final TokenBroker broker = bench.broker(cache, bench.redemption());

    @Test
    void withoutAGrantIsAlreadyDone() {
        assertThat(revocation.revoke(ALICE)).isEqualTo(new RevocationResult.NothingToRevoke());
        assertThat(bench.provider.revoked).isEmpty();
        assertThat(bench.audit.noted()).isEmpty();
    }

    @Test
    void endsItHereInTheCacheAndAtTheProvider() {
        bench.grant(ALICE);
        bench.grant(BOB);
        broker.nextcloudToken(ALICE, SCOPES);
        assertThat(revocation.revoke(ALICE)).isEqualTo(new RevocationResult.Revoked(true));
        assertThat(broker.nextcloudToken(ALICE, SCOPES)).isEqualTo(new BrokeredToken.NotProvisioned());
        assertThat(bench.provider.revoked)
                .as("the refresh token in force, not the first one")
                .containsExactly("refresh-1");
        assertThat(bench.waitingRevocations()).isZero();
        assertThat(bench.stored(BOB)).isPresent();
        assertThat(bench.audit.noted()).containsExactly("REDEMPTION REDEEMED", "REVOCATION REVOKED");
    }

    @Test
    void endsItHereAtOnceAndAtTheProviderWhenItAnswersAgain() {
        bench.grant(ALICE);
        bench.provider.onRevocation(form -> FakeProvider.answer(500, ""));
        assertThat(revocation.revoke(ALICE)).isEqualTo(new RevocationResult.Revoked(false));
        assertThat(broker.nextcloudToken(ALICE, SCOPES)).isEqualTo(new BrokeredToken.NotProvisioned());
        delivery.drain();
        assertThat(bench.waitingRevocations()).as("not due yet").isEqualTo(1);
        bench.provider.onRevocation(form -> FakeProvider.answer(200, ""));
        bench.clock.forward(Duration.ofMinutes(1));
        delivery.drain();
        assertThat(bench.provider.revoked).containsExactly("refresh-0");
        assertThat(bench.waitingRevocations()).isZero();
    }

    @Test
    void isAuditedThoughTheDatabaseFailsBeforeTheProvidersAnswerIsNoted() {
        bench.grant(ALICE);
        bench.provider.onRevocation(form -> {
            bench.database.away(true);
            return FakeProvider.answer(200, "");
        });
        assertThatExceptionOfType(EJBException.class).isThrownBy(() -> revocation.revoke(ALICE));
        bench.database.away(false);
        assertThat(bench.stored(ALICE)).isEmpty();
        assertThat(bench.audit.noted()).containsExactly("REVOCATION REVOKED_HERE_ONLY");
    }

    @Test
    void theOutboxWaitsBehindAProviderThatIsAwayAndIsDrainedInOneGoAfterwards() {
        bench.provider.away(true);
        for (int i = 0; i < 45; i++) {
            bench.grant(ALICE);
            revocation.revoke(ALICE);
        }
        bench.provider.away(false);
        bench.clock.forward(Duration.ofHours(2));
        delivery.drain();
        assertThat(bench.provider.revoked).hasSize(45);
        assertThat(bench.waitingRevocations()).isZero();
    }

    @Test
    void endsAGrantThatNoKeyOpensAndSaysThatTheProviderDoesNotKnow() {
        bench.grant(ALICE);
        bench.database.run(() -> bench.database
                .entityManager()
                .createNativeQuery("UPDATE offline_grant SET refresh_token_sealed = 'lost:AAAA'")
                .executeUpdate());
        assertThat(revocation.revoke(ALICE)).isEqualTo(new RevocationResult.Revoked(false));
        assertThat(bench.stored(ALICE)).isEmpty();
        assertThat(bench.audit.noted()).containsExactly("REVOCATION REVOKED_HERE_ONLY");
        assertThat(revocation.revoke(ALICE)).isEqualTo(new RevocationResult.NothingToRevoke());
    }

    @Test
    void keepsNoTokenThatNobodyCanRevoke() {
        bench.grant(ALICE);
        bench.provider.onRevocation(form -> FakeProvider.error(400, "unsupported_token_type"));
        assertThat(revocation.revoke(ALICE)).isEqualTo(new RevocationResult.Revoked(false));
        assertThat(bench.waitingRevocations()).isZero();
    }
}
