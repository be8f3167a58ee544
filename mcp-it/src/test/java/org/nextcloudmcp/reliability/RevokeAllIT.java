package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.Await;

/** An incident: the operator takes all grants back, while everybody is at work on both nodes. */
@ExtendWith(TwoNodes.class)
class RevokeAllIT {
    private static final int USERS = Length.of(40, 200);
    private static final Duration CONFIRMED = Duration.ofMinutes(4);

    private final ClusterStage stage;
    private final LoadGenerator load;

    RevokeAllIT(ClusterStage stage, LoadGenerator load) {
        this.stage = stage;
        this.load = load;
    }

    @Test
    void whenItReturnsNoNodeServesAnybodyAndTheProviderIsToldOfEachToken() {
        Storm storm = new Storm(stage, load);
        int from = stage.newUsers(USERS);
        int to = from + USERS;
        stage.seed(from, to);
        LoadReport before = load.run(storm.calls(from, to, 2), 24);
        storm.requireAllRight(before, 2 * USERS);

        CompletableFuture<LoadReport> meanwhile =
                CompletableFuture.supplyAsync(() -> load.run(storm.calls(from, to, 10), 24));
        long begun = System.nanoTime();
        HttpResponse<String> answer = stage.administrator(0).post("revocations", "{\"all\":true}");
        long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        LoadReport after = load.run(storm.calls(from, to, 2), 24);

        Figures.say(
                "revoke-all of " + USERS + " grants, two nodes",
                "returned " + answer.statusCode() + " after " + took + " ms: " + answer.body() + "; afterwards "
                        + after);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"complete\":true");
        assertThat(after.count(Verdict.NOT_PROVISIONED))
                .as(after + "\n" + after.failures())
                .isEqualTo(2 * USERS);
        meanwhile.join();
        assertThat(stage.database().number("SELECT COUNT(*) FROM offline_grant"))
                .isZero();
        Await.until(
                "all refresh tokens to be revoked at the provider",
                CONFIRMED,
                () -> IntStream.range(from, to)
                        .allMatch(user -> stage.provider().takableRefreshTokens(Crowd.sub(user)) == 0));
        assertThat(storm.reuses()).isZero();
    }
}
