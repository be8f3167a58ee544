package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.provider.RefreshCounts;

/** A storm of calls at two nodes whose users' access tokens have all ended. */
@ExtendWith(TwoNodes.class)
class TwoNodeStormIT {
    private static final int ROUNDS = Length.of(2, 10);
    private static final int USERS = Length.of(30, 100);
    private static final int CALLS_EACH = 40;
    private static final int AT_ONCE = 240;
    private static final Duration PROVIDER_TAKES = Duration.ofMillis(200);

    private final ClusterStage stage;
    private final LoadGenerator load;

    TwoNodeStormIT(ClusterStage stage, LoadGenerator load) {
        this.stage = stage;
        this.load = load;
    }

    @Test
    void eachUsersTokenIsRefreshedOnceByOneOfThemAndEveryCallerGetsHisOwnData() {
        Storm storm = new Storm(stage, load);
        RefreshCounts counts = stage.provider().refreshCounts();
        int first = stage.newUsers(ROUNDS * USERS);
        stage.seed(first, first + ROUNDS * USERS);
        storm.letAccessTokensExpire(first, first + ROUNDS * USERS);
        stage.provider().behaviour().refreshTakes(Duration.ZERO, PROVIDER_TAKES);
        for (int round = 0; round < ROUNDS; round++) {
            int from = first + round * USERS;
            counts.mostAtOnce();

            LoadReport report = load.run(storm.calls(from, from + USERS, CALLS_EACH), AT_ONCE);

            int most = counts.mostAtOnce();
            Figures.say(
                    "two nodes, " + USERS + " users × " + CALLS_EACH + " calls, round " + (round + 1),
                    report + "; " + storm.refreshes(from, from + USERS) + " refreshes, at most " + most + " at once, "
                            + storm.reuses() + " reuses");
            storm.requireAllRight(report, USERS * CALLS_EACH);
            storm.requireOneRefreshEach(from, from + USERS);
            assertThat(most).as("provider calls at once, of two nodes").isLessThanOrEqualTo(16);
        }
    }
}
