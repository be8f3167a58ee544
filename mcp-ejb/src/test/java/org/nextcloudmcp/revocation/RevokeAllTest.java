package org.nextcloudmcp.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.Bench.SCOPES;

import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.background.Pause;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.broker.BrokeredToken;
import org.nextcloudmcp.broker.TokenBroker;
import org.nextcloudmcp.cluster.Cluster;
import org.nextcloudmcp.cluster.Confirmations;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.fixture.FakeProvider;
import org.nextcloudmcp.grant.GrantClearance;
import org.nextcloudmcp.oauth.Subject;

@DisplayName("Taking all grants back")
class RevokeAllTest {

    private static final KeyRing KEYS =
            KeyRing.parse("k1:" + Base64.getEncoder().encodeToString(new byte[32]));

    private final Bench bench = new Bench();
    private final Cluster cluster = new Cluster(bench);
    private final AccessTokenCache cache = new AccessTokenCache(bench.configuration, bench.clock);
    private final TokenBroker broker = bench.broker(cache, bench.redemption());
    private final RevokeAll revokeAll = new RevokeAll(
            new GrantClearance(bench.database.entityManager(), new SecretCipher(KEYS, bench.random)),
            bench.outbox,
            bench.database,
            new Confirmations(
                    cluster.nodes, bench.announcements, bench.database, cluster.pulse(Cluster.ONE, cache), new Pause()),
            bench.audit,
            bench.clock);

    @Test
    void endsEachHereAtOnceAndAtTheProviderAfterwards() {
        for (var number = 0; number < 250; number++) {
            bench.grant(new Subject(FakeProvider.ISSUER, "user-" + number));
        }
        bench.grant(ALICE);
        assertThat(broker.nextcloudToken(ALICE, SCOPES)).isInstanceOf(BrokeredToken.Issued.class);
        var result = revokeAll.revokeAll();
        assertThat(result.grants()).isEqualTo(251);
        assertThat(result.pendingAtProvider()).isEqualTo(251);
        assertThat(result.nodes().unconfirmed()).isEmpty();
        assertThat(broker.nextcloudToken(ALICE, SCOPES)).isEqualTo(new BrokeredToken.NotProvisioned());
        assertThat(bench.provider.revoked).as("the provider is not waited for").isEmpty();
        bench.delivery().drain();
        assertThat(bench.provider.revoked).hasSize(251);
        assertThat(bench.audit.noted())
                .filteredOn("REVOCATION REVOKED_WITH_ALL"::equals)
                .hasSize(251);
    }

    @Test
    void isDoneAlreadyWhereThereIsNoneAndNodesForgetAllTheSame() {
        var result = revokeAll.revokeAll();
        assertThat(result.grants()).isZero();
        assertThat(result.nodes().confirmed()).hasSize(1);
    }
}
