package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The race that loses grants elsewhere: a reader has seen the old refresh token, waits for the lock, and gets it just
 * after the winner has finished.
 */
@ExtendWith(TwoNodes.class)
class LateReaderIT {
    private static final int TIMES = Length.of(60, 500);
    private static final int SIDE_BY_SIDE = 4;
    private static final Duration PROVIDER_TAKES = Duration.ofMillis(20);
    private static final int LATEST_MILLIS = 60;

    private final ClusterStage stage;
    private final LoadGenerator load;
    private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();

    LateReaderIT(ClusterStage stage, LoadGenerator load) {
        this.stage = stage;
        this.load = load;
    }

    @Test
    void aReaderThatArrivesJustAfterTheWinnerHasFinishedDoesNotRefreshAgain() throws Exception {
        Storm storm = new Storm(stage, load);
        int first = stage.newUsers(TIMES);
        stage.seed(first, first + TIMES);
        storm.letAccessTokensExpire(first, first + TIMES);
        stage.provider().behaviour().refreshTakes(Duration.ZERO, PROVIDER_TAKES);
        long begun = System.nanoTime();
        ExecutorService lanes = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            List<Future<?>> races = new ArrayList<>();
            for (int user = first; user < first + TIMES; user++) {
                int racing = user;
                races.add(lanes.submit(() -> race(racing, new Random(racing))));
            }
            for (Future<?> race : races) {
                race.get();
            }
        } finally {
            lanes.shutdownNow();
        }

        LoadReport report = new LoadReport(List.copyOf(answers), Duration.ofNanos(System.nanoTime() - begun));
        Figures.say(
                "a reader just after the winner, " + TIMES + " times",
                report + "; " + storm.refreshes(first, first + TIMES) + " refreshes, " + storm.reuses() + " reuses");
        storm.requireAllRight(report, answers.size());
        assertThat(answers).hasSize(4 * TIMES);
        storm.requireOneRefreshEach(first, first + TIMES);
    }

    /** One begins; others come at any moment until a little after it has its answer, and one right then. */
    private void race(int user, Random random) {
        int node = random.nextInt(2);
        CompletableFuture<Answered> winner = load.send(stage.reads(node, user));
        CompletableFuture<Answered> right = winner.thenCompose(first -> load.send(stage.reads(1 - node, user)));
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LATEST_MILLIS)).toNanos());
        CompletableFuture<Answered> other = load.send(stage.reads(1 - node, user));
        CompletableFuture<Answered> same = load.send(stage.reads(node, user));
        List.of(winner, right, other, same).forEach(call -> answers.add(call.join()));
    }
}
