package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.provider.RefreshCounts;

/** A storm of calls on one node with its embedded database. */
class EmbeddedStormIT {
    private static final int USERS = Length.of(40, 200);
    private static final int CALLS_EACH = 50;
    private static final int AT_ONCE = 200;
    private static final Duration PROVIDER_TAKES = Duration.ofMillis(200);

    /** The users who consented by the pages, one after the other, as the embedded database has no other way in. */
    @Test
    void eachUsersTokenIsRefreshedOnceAndEveryCallerGetsHisOwnData() {
        ClusterPlan plan = ClusterPlan.embedded("storm-embedded", USERS);
        try (ClusterStage stage = ClusterStage.start(plan);
                LoadGenerator load = new LoadGenerator()) {
            Storm storm = new Storm(stage, load);
            IntStream.range(0, USERS).forEach(stage::consent);
            storm.letAccessTokensExpire(0, USERS);

            RefreshCounts counts = stage.provider().refreshCounts();
            stage.provider().behaviour().refreshTakes(Duration.ZERO, PROVIDER_TAKES);
            counts.mostAtOnce();
            LoadReport report = load.run(storm.calls(0, USERS, CALLS_EACH), AT_ONCE);

            int most = counts.mostAtOnce();
            Figures.say(
                    USERS + " users × " + CALLS_EACH + " calls, one node",
                    report + "; " + storm.refreshes(0, USERS) + " refreshes, at most " + most + " at once, "
                            + storm.reuses() + " reuses");
            storm.requireAllRight(report, USERS * CALLS_EACH);
            storm.requireOneRefreshEach(0, USERS);
            assertThat(most).as("provider calls at once").isBetween(2, 8);
        }
    }
}
