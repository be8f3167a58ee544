package org.nextcloudmcp.reliability;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.reliability.WiredCluster.Users;

/** The one node that there is, with its embedded database, dies without a warning in the middle of a storm. */
class EmbeddedKillStormIT {
    private static final Users FORGIVEN = new Users(0, 15);
    private static final Users STRICT = new Users(15, 30);

    @Test
    void killsCostOnlyWhatTheProviderHadSpentAndWeHadNotYetOnTheDiskAndNothingWithAGraceWindow() {
        ClusterPlan plan =
                ClusterPlan.embedded("kills-embedded", STRICT.to()).with("JVM_ARGS", WiredCluster.QUICK_START);
        try (ClusterStage stage = ClusterStage.start(plan);
                LoadGenerator load = new LoadGenerator()) {
            IntStream.range(FORGIVEN.from(), STRICT.to()).forEach(stage::consent);
            KillStorm storm = new KillStorm(stage, load, FORGIVEN, STRICT, new StormGround.Embedded());
            storm.rage();
            Figures.say("kill -9 in a storm of refreshes, one node on HSQLDB", storm.toString());
        }
    }
}
