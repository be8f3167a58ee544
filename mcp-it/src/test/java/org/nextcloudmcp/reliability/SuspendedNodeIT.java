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
import org.nextcloudmcp.reliability.WiredCluster.Users;

/** A node that stands still for a while, as a virtual machine being moved does, and then goes on as if nothing had been. */
@ExtendWith(WiredClusterExtension.class)
class SuspendedNodeIT {
    private static final Duration STANDSTILL = Duration.ofSeconds(Length.of(12, 30));
    private static final Duration SOON = Duration.ofSeconds(30);

    /** The outbox is looked through every minute. */
    private static final Duration DELIVERED = Duration.ofSeconds(150);

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
    void anAnswerThatComesAfterItsGrantWasTakenBackIsNotStoredButRevokedAndNeverOverANewGrant() {
        Users both = cluster.newUsers(2);
        Users gone = new Users(both.from(), both.from() + 1);
        Users anew = new Users(gone.to(), both.to());
        cluster.strictWithTokensUsedOnce();
        var provider = cluster.stage().provider();
        provider.behaviour().refreshTakes(Duration.ofMillis(300), Duration.ofMillis(300));
        CompletableFuture<LoadReport> late = CompletableFuture.supplyAsync(() -> cluster.eachReads(0, both));
        Await.until("the provider to have rotated", SOON, () -> cluster.rotations(both) == 2);
        // The provider has rotated and not yet answered.
        cluster.node(0).suspend();
        for (int user = both.from(); user < both.to(); user++) {
            cluster.load()
                    .send(ToolCall.revoke(
                            cluster.stage().mcpEndpoint(1), cluster.stage().inbound(user), user))
                    .join();
        }
        cluster.strictWithTokensUsedOnce();
        cluster.stage().seed(anew.from(), anew.to());
        int reusesBefore = provider.refreshCounts().reuses();

        cluster.node(0).resume();
        late.join();

        Await.until(
                "the token that came late to be revoked at the provider",
                DELIVERED,
                () -> provider.takableRefreshTokens(Crowd.sub(gone.from())) == 0);
        assertThat(cluster.grants(gone)).as("the grant taken back").isEmpty();
        cluster.awaitEachReads(1, anew);
        cluster.awaitEachReads(0, anew);
        // Had the late token been stored over the new grant's, the next redemption would have shown a spent one.
        assertThat(provider.refreshCounts().reuses()).isEqualTo(reusesBefore);
        assertThat(cluster.stage().database().openIntents()).isZero();
    }

    private ToolCall call(int node, Users users) {
        return cluster.stage().reads(node, users.from() + random.nextInt(users.size()));
    }
}
