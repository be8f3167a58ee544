package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextcloudmcp.harness.Await;

/** A provider that takes longer than anybody can wait: what it gives in the end must not be lost. */
@ExtendWith(TwoNodes.class)
class SlowProviderIT {
    private static final int USERS = 12;
    private static final Duration PROVIDER_TAKES = Duration.ofSeconds(15);

    /** A caller waits 10 s at most; the rest is for a busy machine. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(16);

    /** Who has a token waits for nobody; this is for a busy machine. */
    private static final Duration NO_WAIT = Duration.ofSeconds(6);

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int CALLERS_EACH = Length.of(8, 16);
    private static final Duration ALL_WELL = Duration.ofSeconds(90);

    private final ClusterStage stage;
    private final LoadGenerator load;

    SlowProviderIT(ClusterStage stage, LoadGenerator load) {
        this.stage = stage;
        this.load = load;
    }

    /** How long of the whole time the provider takes before it rotates. */
    static List<Duration> rotatesAfter() {
        List<Duration> both = List.of(Duration.ZERO, PROVIDER_TAKES);
        return both.subList(0, Length.of(1, 2));
    }

    @ParameterizedTest
    @MethodSource("rotatesAfter")
    void eachTokenIsRedeemedOnceAndNobodyIsToldThatThereIsNoGrant(Duration before) {
        Storm storm = new Storm(stage, load);
        int from = stage.newUsers(USERS);
        int to = from + USERS;
        int lucky = stage.newUsers(1);
        stage.seed(from, to);
        stage.seed(lucky, lucky + 1);
        storm.letAccessTokensExpire(from, to);
        storm.requireAllRight(load.run(storm.calls(lucky, lucky + 1, 2), 1), 2);
        stage.provider().behaviour().refreshTakes(before, PROVIDER_TAKES.minus(before));

        CompletableFuture<LoadReport> waiting = CompletableFuture.supplyAsync(
                () -> load.run(storm.calls(from, to, CALLERS_EACH), CALLERS_EACH * USERS));
        LoadReport served = meanwhile(lucky, waiting);
        LoadReport first = waiting.join();
        Figures.say("meanwhile a user whose token is in the caches", served.toString());
        long begun = System.nanoTime();
        List<LoadReport> further = new ArrayList<>();
        Await.until("all users to be served", ALL_WELL, () -> {
            LoadReport next = load.run(storm.calls(from, to, 2), 2 * USERS);
            further.add(next);
            return next.count(Verdict.RIGHT) == 2 * USERS;
        });

        long later = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        Figures.say(
                "provider takes 15 s and rotates " + (before.isZero() ? "at the beginning" : "at the end"),
                first + "; all served " + later + " ms after that; " + storm.refreshes(from, to) + " refreshes of "
                        + USERS + " users, " + storm.reuses() + " reuses");
        storm.requireAllRight(served, served.answers().size());
        assertThat(served.longest()).as("a cached token needs no provider").isLessThan(NO_WAIT);
        further.add(first);
        for (LoadReport report : further) {
            List<Answered> strange = report.answers().stream()
                    .filter(answer -> answer.verdict() != Verdict.RIGHT && answer.verdict() != Verdict.TRY_LATER)
                    .toList();
            assertThat(strange).isEmpty();
            assertThat(report.longest()).isLessThan(LONGEST_WAIT);
        }
        storm.requireOneRefreshEach(from, to);
        assertThat(IntStream.range(from, to).mapToLong(user -> stage.provider().takableRefreshTokens(Crowd.sub(user))))
                .as("refresh tokens that would be taken now, of each user")
                .containsOnly(1L);
    }

    /** What a user gets whose token is in the caches of both nodes, one call after the other until all others have come. */
    private LoadReport meanwhile(int user, CompletableFuture<?> untilThen) {
        List<Answered> answers = new ArrayList<>();
        while (!untilThen.isDone()) {
            for (int node = 0; node < 2; node++) {
                answers.add(load.send(stage.reads(node, user)).join());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return new LoadReport(answers, Duration.ofMillis(1));
    }
}
