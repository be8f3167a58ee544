package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.provider.Endpoint;
import org.nextcloudmcp.provider.Fault;
import org.nextcloudmcp.reliability.WiredCluster.Users;

/** The provider is away, or refuses us and not the user, while everybody wants a token: it is spared, and no grant suffers. */
@ExtendWith(WiredClusterExtension.class)
class ProviderOutageIT {
    private static final int USERS = 40;
    private static final Duration RECOVERED = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final WiredCluster cluster;
    private final Random random = new Random(11);

    ProviderOutageIT(WiredCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void aProviderThatIsAwayIsAskedLittleAndNoGrantChanges() {
        Duration outage = Duration.ofSeconds(Length.of(10, 600));
        // One attempt each half minute and node once the pauses have grown, some more while they grow.
        survive("503", Fault.status(503), outage, 40 + 2 * (int) (outage.toSeconds() / 15));
    }

    @Test
    void aProviderThatSaysWhenToComeAgainIsNotAskedBefore() {
        Duration pause = Duration.ofSeconds(Length.of(8, 40));
        // Those that were in flight when the first answer came, on each node.
        survive("429 with Retry-After", Fault.status(429, pause), pause.minusSeconds(1), 16);
    }

    @Test
    void aProviderThatRefusesUsAsAClientCostsNobodyHisGrant() {
        Duration outage = Duration.ofSeconds(Length.of(6, 60));
        survive("invalid_client", Fault.error(401, "invalid_client"), outage, 40 + 2 * (int) (outage.toSeconds() / 15));
    }

    private void survive(String name, Fault fault, Duration outage, int mostAttempts) {
        Users users = cluster.newUsers(USERS);
        cluster.strictWithTokensUsedOnce();
        var provider = cluster.stage().provider();
        int reusesBefore = provider.refreshCounts().reuses();
        try (SteadyLoad load = SteadyLoad.of(16, cluster.load(), () -> call(users))) {
            load.awaitRightAnswers(50, PATIENCE);
            provider.behaviour().fail(Endpoint.TOKEN, fault);
            Instant began = Instant.now();
            Await.until("the outage to be seen", PATIENCE, () -> load.count(Verdict.TRY_LATER) > 16, load::toString);
            // What the provider had answered before may still be on its way into the database.
            awaitNothingUnderWay();
            Map<String, String> before = cluster.grants(users);
            int failedBefore = attempts();
            Await.until(
                    "the end of the outage",
                    outage.plus(PATIENCE),
                    () -> Instant.now().isAfter(began.plus(outage)));
            int attempts = attempts() - failedBefore;
            assertThat(cluster.grants(users)).as("grants, as they were").isEqualTo(before);
            awaitNothingUnderWay();

            provider.behaviour().heal(Endpoint.TOKEN);
            long healed = System.nanoTime();
            load.awaitRightAnswers(1, RECOVERED);
            Duration first = Duration.ofNanos(System.nanoTime() - healed);
            cluster.awaitEachReads(0, users);
            cluster.awaitEachReads(1, users);
            Duration all = Duration.ofNanos(System.nanoTime() - healed);

            Figures.say(
                    "provider answers " + name + " for " + outage.toSeconds() + " s under load, two nodes",
                    attempts + " attempts; first right answer " + first.toMillis()
                            + " ms after its recovery, everybody on both nodes after " + all.toMillis() + " ms; "
                            + load);
            assertThat(attempts).isLessThanOrEqualTo(mostAttempts);
            assertThat(all).isLessThan(RECOVERED);
            assertThat(load.count(Verdict.NOT_PROVISIONED)).as(load.toString()).isZero();
        }
        assertThat(provider.refreshCounts().reuses()).isEqualTo(reusesBefore);
    }

    private void awaitNothingUnderWay() {
        var database = cluster.stage().database();
        Await.until("no redemption to be under way", PATIENCE, () -> database.openIntents() == 0);
    }

    private int attempts() {
        return cluster.stage().provider().grants("refresh_token").size();
    }

    private ToolCall call(Users users) {
        return cluster.stage().reads(random.nextInt(2), users.from() + random.nextInt(users.size()));
    }
}
