package org.nextcloudmcp.reliability;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One of two nodes on PostgreSQL dies without a warning in the middle of a storm of refreshes, again and again. */
@ExtendWith(WiredClusterExtension.class)
class KillStormIT {
    private final WiredCluster cluster;

    KillStormIT(WiredCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void killsCostOnlyWhatTheProviderHadSpentAndWeHadNotYetOnTheDiskAndNothingWithAGraceWindow() {
        KillStorm storm = new KillStorm(
                cluster.stage(), cluster.load(), cluster.newUsers(20), cluster.newUsers(20), new StormGround.Shared());
        storm.rage();
        Figures.say("kill -9 in a storm of refreshes, two nodes on PostgreSQL", storm.toString());
    }
}
