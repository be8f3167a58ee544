package org.nextcloudmcp.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.Bench.BOB;
import static org.nextcloudmcp.fixture.Bench.SCOPES;

import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.storage.Announcement;
import org.nextcloudmcp.storage.DatabaseSessions;

/** What this node knows of Alice and Bob is what another node changes. */
@DisplayName("What another node has changed")
class ListenerTest {

    private final Bench bench = new Bench();
    private final Cluster cluster = new Cluster(bench);
    private final AccessTokenCache cache = new AccessTokenCache(bench.configuration, bench.clock);
    private final Pulse pulse = cluster.pulse(Cluster.ONE, cache);
    private final Lookout lookout = new Lookout(cache, bench.directory, bench.database);
    private final Listener listener = new Listener(new DatabaseSessions(new JDBCDataSource()), cache, pulse, lookout);

    @BeforeEach
    void serveBoth() {
        var broker = bench.broker(cache, bench.redemption());
        pulse.beat();
        bench.grant(ALICE);
        bench.grant(BOB);
        broker.nextcloudToken(ALICE, SCOPES);
        broker.nextcloudToken(BOB, SCOPES);
        assertThat(cache.generations()).containsOnlyKeys(ALICE, BOB);
    }

    @Test
    void isForgottenHereWhenItIsAnnounced() {
        listener.apply(new Announcement.GrantChanged(ALICE));
        assertThat(cache.generations()).containsOnlyKeys(BOB);
    }

    @Test
    void isForgottenIfALaterGenerationIsAnnouncedAndKeptIfItIsThisOne() {
        var generation = bench.stored(ALICE).orElseThrow().generation();
        listener.apply(new Announcement.GrantRotated(ALICE, generation));
        assertThat(cache.generations()).containsKey(ALICE);
        listener.apply(new Announcement.GrantRotated(ALICE, generation + 1));
        assertThat(cache.generations()).containsOnlyKeys(BOB);
    }

    @Test
    void isForgottenAltogetherAndConfirmedWhenTheEpochIsRaised() {
        var epoch = bench.database.call(cluster.nodes::raiseEpoch);
        listener.apply(new Announcement.EpochRaised(epoch));
        assertThat(cache.generations()).isEmpty();
        assertThat(bench.database.call(cluster.nodes::all).get(0).epoch()).isEqualTo(epoch);
    }

    @Test
    void isFoundByTheNextSignOfLifeThoughTheEpochWasNotHeard() {
        bench.database.call(cluster.nodes::raiseEpoch);
        pulse.beat();
        assertThat(cache.generations()).isEmpty();
        serveBoth();
        pulse.beat();
        assertThat(cache.generations()).as("an epoch is obeyed once").containsOnlyKeys(ALICE, BOB);
    }

    @Test
    void isFoundByLookingThoughItWasNotHeard() {
        lookout.look();
        assertThat(cache.generations()).as("nothing has changed").containsOnlyKeys(ALICE, BOB);
        bench.database.run(() -> bench.grants.delete(ALICE));
        bench.database.run(() -> bench.grants.reconsentRequired(
                BOB, bench.grants.find(BOB).orElseThrow().generation()));
        lookout.look();
        assertThat(cache.generations()).isEmpty();
    }
}
