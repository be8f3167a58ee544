package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.provider.Endpoint;
import org.nextcloudmcp.reliability.WiredCluster.Users;

/** A node that stands still for a while, as a virtual machine being moved does, and then goes on as if nothing had been. */
@ExtendWith(WiredClusterExtension.class)
class SuspendedNodeIT {
    private static final Duration STANDSTILL = Duration.ofSeconds(Length.of(12, 30));
    private static final Duration SOON = Duration.ofSeconds(30);

    private final WiredCluster cluster;
    private final Random random = new Random(7);

    SuspendedNodeIT(WiredCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void nothingIsRedeemedTwiceWhileANodeStandsStillAndTheOtherGoesOn() {
        Users users = cluster.newUsers(40);
        cluster.strictWithTokensUsedOnce();
        cluster.stage().provider().behaviour().refreshTakes(Duration.ofMillis(50), Duration.ofMillis(50));
        var counts = cluster.stage().provider().refreshCounts();
        int reusesBefore = counts.reuses();
        try (SteadyLoad stopped = SteadyLoad.of(12, cluster.load(), () -> call(0, users));
                SteadyLoad active = SteadyLoad.of(12, cluster.load(), () -> call(1, users))) {
            stopped.awaitRightAnswers(50, SOON);
            active.awaitRightAnswers(50, SOON);
            cluster.node(0).suspend();
            Instant suspended = Instant.now();
            try {
                active.awaitRightAnswers(50, SOON);
                Await.until(
                        "the end of the standstill",
                        STANDSTILL.plus(SOON),
                        () -> Instant.now().isAfter(suspended.plus(STANDSTILL)));
            } finally {
                cluster.node(0).resume();
            }
            stopped.awaitRightAnswers(50, SOON);
            active.awaitRightAnswers(50, SOON);
            for (SteadyLoad load : List.of(stopped, active)) {
                assertThat(load.count(Verdict.NOT_PROVISIONED))
                        .as(load.toString())
                        .isZero();
                assertThat(load.count(Verdict.SOMEBODY_ELSES)).isZero();
            }
            Figures.say(
                    "a node suspended for " + STANDSTILL.toSeconds() + " s under load",
                    (counts.reuses() - reusesBefore) + " reuses; the active node: " + active + "; the other: "
                            + stopped);
        }
        assertThat(counts.reuses()).isEqualTo(reusesBefore);
        cluster.awaitEachReads(0, users);
        cluster.awaitEachReads(1, users);
        assertThat(counts.reuses()).isEqualTo(reusesBefore);
    }

    @Test
    void anAnswerThatComesAfterTheGrantWasGivenAnewIsNotStoredButRevoked() {
        Users one = cluster.newUsers(1);
        String sub = Crowd.sub(one.from());
        cluster.strictWithTokensUsedOnce();
        var provider = cluster.stage().provider();
        // Suspended when the provider has rotated and not yet answered.
        provider.behaviour().afterWork(Endpoint.TOKEN, () -> cluster.node(0).suspend());
        CompletableFuture<LoadReport> late = CompletableFuture.supplyAsync(() -> cluster.eachReads(0, one));
        Await.until("the provider to have rotated", SOON, () -> cluster.rotations(one) == 1);
        provider.behaviour().reset();
        cluster.strictWithTokensUsedOnce();
        cluster.load()
                .send(ToolCall.revoke(
                        cluster.stage().mcpEndpoint(1), cluster.stage().inbound(one.from()), one.from()))
                .join();
        cluster.stage().seed(one.from(), one.to());
        String anew = cluster.grants(one).get(sub);

        cluster.node(0).resume();
        late.join();

        Await.until(
                "what came late to be revoked at the provider",
                SOON.multipliedBy(2),
                () -> provider.takableRefreshTokens(sub) == 1,
                () -> "tokens that the provider would take: " + provider.takableRefreshTokens(sub));
        assertThat(generation(cluster.grants(one).get(sub))).isGreaterThanOrEqualTo(generation(anew));
        cluster.awaitEachReads(1, one);
        cluster.awaitEachReads(0, one);
        assertThat(cluster.stage().database().openIntents()).isZero();
    }

    private static long generation(String grant) {
        return Long.parseLong(grant.split(" ", -1)[1]);
    }

    private ToolCall call(int node, Users users) {
        return cluster.stage().reads(node, users.from() + random.nextInt(users.size()));
    }
}
