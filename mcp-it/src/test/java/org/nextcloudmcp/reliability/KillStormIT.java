package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.reliability.WiredCluster.Users;

/**
 * One of two nodes dies, without a warning, in the middle of a storm of refreshes, again and again. Half of the users
 * are at a provider that takes a spent token for a while, the others at one that never does.
 */
@ExtendWith(WiredClusterExtension.class)
class KillStormIT {
    private static final int ROUNDS = Figures.of("kills", 3, 100);
    private static final long SEED = Long.getLong("reliability.seed", System.nanoTime());

    private final WiredCluster cluster;

    KillStormIT(WiredCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void killsCostOnlyGrantsThatTheProviderHasSpentAndWhoseAnswerWasNotOnTheDiskAndNoneWithAGraceWindow() {
        Random random = new Random(SEED);
        Users forgiven = cluster.newUsers(20);
        Users strict = cluster.newUsers(20);
        KillStorm storm = new KillStorm(cluster.stage(), cluster.load(), forgiven, strict, random);
        for (int round = 1; round <= ROUNDS; round++) {
            int victim = random.nextInt(2);
            storm.round(round, victim);
        }
        Figures.say("kill -9 in a storm of refreshes, two nodes on PostgreSQL, seed %d: %s", SEED, storm);
        assertThat(storm.lostWithGrace()).isZero();
    }
}
