package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.provider.Endpoint;
import org.nextcloudmcp.stage.StrictStage;

/** A stranger cannot make the broker ask the provider for keys again and again, nor keep others from being served. */
@ExtendWith(PatientStage.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(PatientStage.KEYS)
class UnknownKeyFloodIT {
    private static final int TOKENS = 10_000;
    private static final Duration FLOOD = Duration.ofSeconds(10);

    private final StrictStage stage;
    private final Caller caller;

    UnknownKeyFloodIT(StrictStage stage) {
        this.stage = stage;
        this.caller = new Caller(stage);
    }

    @Test
    void tenThousandUnknownKeysCostOneKeyFetchAndGoodTokensAreServedMeanwhile() throws Exception {
        assertThat(caller.status(caller.token())).isEqualTo(200);
        Await.until(
                "the keys to be there again if they were not",
                Duration.ofMinutes(1),
                () -> caller.status(caller.tokenOfUnknownKey(UUID.randomUUID().toString())) == 401);
        int fetchesBefore = fetches();
        Duration processorBefore = stage.broker().processorTime();

        List<Integer> refused = new ArrayList<>();
        List<Long> millis = new ArrayList<>();
        ScheduledExecutorService flood = Executors.newScheduledThreadPool(16);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < TOKENS; i++) {
                String token = caller.tokenOfUnknownKey(UUID.randomUUID().toString());
                long at = FLOOD.toMillis() * i / TOKENS;
                answers.add(flood.schedule(() -> caller.status(token), at, TimeUnit.MILLISECONDS));
            }
            while (!answers.get(TOKENS - 1).isDone()) {
                String good = caller.token();
                long begun = System.nanoTime();
                assertThat(caller.status(good)).as("a good token").isEqualTo(200);
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            }
            for (Future<Integer> answer : answers) {
                refused.add(answer.get());
            }
        } finally {
            flood.shutdownNow();
        }

        assertThat(refused).containsOnly(401);
        assertThat(fetches() - fetchesBefore).as("key fetches").isLessThanOrEqualTo(1);
        millis.sort(null);
        assertThat(millis.get(millis.size() / 2))
                .as("milliseconds for a good token, half of %d took less", millis.size())
                .isLessThan(500);
        Duration processor = stage.broker().processorTime().minus(processorBefore);
        assertThat(processor.dividedBy(TOKENS)).as("processor time for a token").isLessThan(Duration.ofMillis(5));
    }

    private int fetches() {
        return stage.provider().calls(Endpoint.KEYS).size();
    }
}
