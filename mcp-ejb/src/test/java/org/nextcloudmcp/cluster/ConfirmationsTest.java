package org.nextcloudmcp.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.cluster.Cluster.ONE;
import static org.nextcloudmcp.cluster.Cluster.TWO;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.background.Pause;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.node.BrokerNode;
import org.nextcloudmcp.storage.NodeId;

@DisplayName("That every node forgets its tokens")
class ConfirmationsTest {

    private final Bench bench = new Bench();
    private final Cluster cluster = new Cluster(bench);
    private final Pulse own = cluster.pulse(ONE, new AccessTokenCache(bench.configuration, bench.clock));
    private final Pulse other = cluster.pulse(TWO, new AccessTokenCache(bench.configuration, bench.clock));

    private Confirmations confirmations(Runnable meanwhile) {
        var pause = new Pause() {
            @Override
            public boolean pause(Duration duration) {
                bench.clock.forward(duration);
                meanwhile.run();
                return true;
            }
        };
        return new Confirmations(cluster.nodes, bench.announcements, bench.database, own, pause);
    }

    @Test
    void isConfirmedByAllThatLive() {
        own.beat();
        other.beat();
        var outcome = confirmations(other::beat).forgetEverywhere();
        assertThat(outcome.confirmed()).extracting(BrokerNode::id).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(outcome.unconfirmed()).isEmpty();
    }

    @Test
    void isNotClaimedOfANodeThatDoesNotConfirmInTime() {
        own.beat();
        other.beat();
        var before = bench.clock.instant();
        var outcome = confirmations(() -> {}).forgetEverywhere();
        assertThat(outcome.confirmed()).extracting(BrokerNode::id).containsExactly(ONE);
        assertThat(outcome.unconfirmed()).extracting(BrokerNode::id).containsExactly(TWO);
        assertThat(Duration.between(before, bench.clock.instant())).isEqualTo(Confirmations.LONGEST_WAIT);
    }

    @Test
    void isAskedOfANodeThatFellSilentMeanwhileAndNotOfOneThatIsLongGone() {
        var stopped = node(1, Duration.ofSeconds(28), 3);
        var gone = node(2, Duration.ofSeconds(30), 3);
        var confirmed = node(3, Duration.ofSeconds(1), 4);
        var later = node(4, Duration.ZERO, 5);
        assertThat(Confirmations.judge(
                        List.of(stopped, gone, confirmed, later), 4, Set.of(stopped.id(), confirmed.id())))
                .isEqualTo(new Confirmations.Outcome(List.of(confirmed, later), List.of(stopped)));
    }

    private static BrokerNode node(long number, Duration unseen, long epoch) {
        return new BrokerNode(new NodeId(new UUID(0, number)), "host", Instant.EPOCH, Instant.EPOCH, unseen, epoch);
    }
}
