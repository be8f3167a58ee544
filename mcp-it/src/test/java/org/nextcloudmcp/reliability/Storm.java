package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.provider.Issuance;

/** Many callers whose users' access tokens have all ended, and what must come of it. */
final class Storm {
    /** The brokers serve a token until this long before its end. */
    private static final Duration EARLY_REFRESH = Duration.ofSeconds(30);

    private static final Duration SHORT_LIFE = EARLY_REFRESH.plusSeconds(2);

    private final ClusterStage stage;
    private final LoadGenerator load;
    private final int reusesBefore;
    private final Map<Integer, Integer> rotationsBefore = new HashMap<>();

    Storm(ClusterStage stage, LoadGenerator load) {
        this.stage = stage;
        this.load = load;
        this.reusesBefore = stage.provider().refreshCounts().reuses();
    }

    /** These users, who have grants, use their access tokens, and these come to their end; those given from now on live. */
    void letAccessTokensExpire(int fromUser, int toUser) {
        stage.provider().behaviour().accessTokensLive(SHORT_LIFE);
        List<ToolCall> calls = new ArrayList<>();
        for (int user = fromUser; user < toUser; user++) {
            calls.add(stage.reads(user % stage.nodes().size(), user));
        }
        LoadReport first = load.run(calls, 24);
        assertThat(first.count(Verdict.RIGHT)).as(first.failures()).isEqualTo(calls.size());
        stage.provider().behaviour().accessTokensLive(Duration.ofSeconds(Issuance.LIFETIME));
        long end = System.nanoTime()
                + SHORT_LIFE.minus(EARLY_REFRESH).plusSeconds(1).toNanos();
        Await.until("access tokens to end", Duration.ofMinutes(1), () -> System.nanoTime() > end);
        IntStream.range(fromUser, toUser).forEach(user -> rotationsBefore.put(user, rotations(user)));
    }

    /** So many calls of each user, all calls of a user close to each other, spread over the nodes. */
    List<ToolCall> calls(int fromUser, int toUser, int each) {
        List<ToolCall> calls = new ArrayList<>();
        for (int user = fromUser; user < toUser; user++) {
            for (int call = 0; call < each; call++) {
                calls.add(stage.reads(call % stage.nodes().size(), user));
            }
        }
        return calls;
    }

    void requireAllRight(LoadReport report, int calls) {
        assertThat(report.of(Verdict.SOMEBODY_ELSES))
                .as("answers with another user's data")
                .isEmpty();
        assertThat(report.count(Verdict.RIGHT))
                .as(report + "\n" + report.failures())
                .isEqualTo(calls);
    }

    /** Each of these users' refresh tokens was rotated exactly once since the access tokens had ended; nothing reused. */
    void requireOneRefreshEach(int fromUser, int toUser) {
        List<Integer> others = IntStream.range(fromUser, toUser)
                .filter(user -> rotations(user) - rotationsBefore.getOrDefault(user, 0) != 1)
                .boxed()
                .toList();
        assertThat(others).as("users whose token was not rotated exactly once").isEmpty();
        assertThat(reuses()).as("spent refresh tokens presented").isZero();
    }

    /** How many refreshes these users had since their access tokens had ended. */
    int refreshes(int fromUser, int toUser) {
        return IntStream.range(fromUser, toUser)
                .map(user -> rotations(user) - rotationsBefore.getOrDefault(user, 0))
                .sum();
    }

    /** How often a spent refresh token was presented since this storm began. */
    int reuses() {
        return stage.provider().refreshCounts().reuses() - reusesBefore;
    }

    private int rotations(int user) {
        return stage.provider().refreshCounts().rotations(Crowd.sub(user));
    }
}
