package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.provider.RecordedCall;
import org.nextcloudmcp.provider.RefreshCounts;

/** Two nodes share the rotation of what is due. */
@ExtendWith(TwoNodes.class)
class SharedRotationIT {
    /** Users whom the Nextcloud need not know. */
    private static final int FIRST = 50_000;

    private static final int GRANTS = Length.of(300, 10_000);

    /** A tick comes once a minute; the rest is for a slow machine. */
    private static final Duration LONGEST = Duration.ofMinutes(Length.of(4, 15));

    private final ClusterStage stage;

    SharedRotationIT(ClusterStage stage) {
        this.stage = stage;
    }

    @Test
    void eachDueGrantIsRotatedOnceAndNoFasterThanConfigured() {
        RefreshCounts counts = stage.provider().refreshCounts();
        stage.seed(FIRST, FIRST + GRANTS);
        int callsBefore = stage.provider().grants("refresh_token").size();
        int reusesBefore = counts.reuses();
        assertThat(stage.database().update("UPDATE offline_grant SET last_rotated_at = now() - interval '2 days'"))
                .isEqualTo(GRANTS);

        Await.until("every grant to be rotated", LONGEST, () -> due() == 0, () -> due() + " are still due");

        List<Instant> times = stage.provider().grants("refresh_token").stream()
                .skip(callsBefore)
                .map(RecordedCall::at)
                .sorted()
                .toList();
        int most = mostInASecond(times);
        double seconds =
                Duration.between(times.get(0), times.get(times.size() - 1)).toMillis() / 1000.0;
        Figures.say(
                "rotation of " + GRANTS + " grants by two nodes",
                "%d refreshes in %.0f s, at most %d in a second (2 × %d configured), %d reuses"
                        .formatted(
                                times.size(), seconds, most, TwoNodes.ROTATION_RATE, counts.reuses() - reusesBefore));
        assertThat(IntStream.range(FIRST, FIRST + GRANTS).filter(user -> counts.rotations(Crowd.sub(user)) != 1))
                .as("users whose grant was not rotated exactly once")
                .isEmpty();
        assertThat(counts.reuses()).isEqualTo(reusesBefore);
        assertThat(most).isLessThanOrEqualTo(2 * TwoNodes.ROTATION_RATE * 12 / 10);
        assertThat(stage.database().grants("ACTIVE")).isEqualTo(GRANTS);
    }

    private long due() {
        return stage.database()
                .number("SELECT COUNT(*) FROM offline_grant WHERE last_rotated_at < now() - interval '1 day'");
    }

    /** The most in any second, wherever it begins. */
    private static int mostInASecond(List<Instant> sorted) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            while (!sorted.get(first).isAfter(sorted.get(last).minusSeconds(1))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
