package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.harness.BrokerServer;
import org.nextcloudmcp.provider.RefreshCounts;
import org.nextcloudmcp.provider.RefreshTerms;
import org.nextcloudmcp.reliability.WiredCluster.Users;

/**
 * Every call redeems a grant, and a node is killed at a random moment, round after round. Some users' provider takes a
 * spent token for a while: none of their grants may be lost. The others' never does: lost may be what it had rotated and
 * the dead node did not have on its disk, no more than it may redeem at a time, and each such user is told.
 */
final class KillStorm {
    private static final int ROUNDS = Integer.getInteger("reliability.kills", Length.of(2, 100));
    private static final long SEED = Long.getLong("reliability.seed", 20261121);
    private static final int AT_ONCE_PER_NODE = 8;
    private static final int LONGEST_CALM_MILLIS = 1_500;

    /** How long the other node goes on in the storm beside what the dead one has left. */
    private static final Duration AFTERMATH = Duration.ofSeconds(1);

    /** Longer than any restart. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private static final Duration WARM = Duration.ofSeconds(60);
    /** Another node's redemption is waited for until its node is back. */
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private final ClusterStage stage;
    private final LoadGenerator load;
    private final Users forgiven;
    private final Users strict;
    private final StormGround ground;
    private final Random random = new Random(SEED);
    private final RefreshCounts counts;
    private int rounds;
    private int inDoubt;
    private int lost;
    private int mostLost;
    private long right;
    private Duration restarts = Duration.ZERO;

    KillStorm(ClusterStage stage, LoadGenerator load, Users forgiven, Users strict, StormGround ground) {
        this.stage = stage;
        this.load = load;
        this.forgiven = forgiven;
        this.strict = strict;
        this.ground = ground;
        this.counts = stage.provider().refreshCounts();
    }

    void rage() {
        var behaviour = stage.provider().behaviour();
        behaviour.refresh(RefreshTerms.STRICT
                .withGrace(GRACE)
                .withAccessTokensOf(WiredCluster.USED_ONCE)
                .taking(Duration.ofMillis(20), Duration.ofMillis(20)));
        behaviour.forgiveOnly(forgiven.subjects()::contains);
        for (int i = 0; i < ROUNDS; i++) {
            round(random.nextInt(stage.nodes().size()));
        }
    }

    private void round(int victim) {
        rounds++;
        BrokerServer node = stage.node(victim);
        int familiesBefore = counts.familiesKilled();
        Set<String> doubtful;
        try (SteadyLoad storm = SteadyLoad.of(24, load, this::anyCall)) {
            storm.awaitRightAnswers(50, WARM);
            calm(Duration.ofMillis(random.nextInt(LONGEST_CALM_MILLIS)));
            node.kill();
            // Before anything can change it: what the dead node had begun, less what its disk has an answer to.
            doubtful = ground.withoutAnswer(stage, victim);
            calm(AFTERMATH);
            right += storm.count(Verdict.RIGHT);
            assertThat(storm.count(Verdict.SOMEBODY_ELSES)).isZero();
        }
        long begun = System.nanoTime();
        node.restart();
        restarts = restarts.plusNanos(System.nanoTime() - begun);
        Set<String> gone = lostAfterSettling();
        inDoubt += doubtful.size();
        lost += gone.size();
        mostLost = Math.max(mostLost, gone.size());
        String round = "round " + rounds + " of seed " + SEED + ", node " + victim;
        System.out.println("[kill] " + round + ": in doubt " + doubtful.size() + ", lost " + gone.size());
        assertThat(gone)
                .as("lost although the provider takes a spent token for a while: " + round)
                .doesNotContainAnyElementsOf(forgiven.subjects());
        assertThat(doubtful)
                .as("lost although the answer was on the disk, or the provider never asked: " + round)
                .containsAll(gone);
        assertThat(gone.size()).as("lost in one kill: " + round).isLessThanOrEqualTo(AT_ONCE_PER_NODE);
        assertThat(counts.familiesKilled() - familiesBefore)
                .as("families ended by reuse: " + round)
                .isLessThanOrEqualTo(gone.size());
        gone.forEach(sub -> requireTold(sub, node, round));
        gone.stream().map(Crowd::number).forEach(user -> ground.giveAnew(stage, user));
    }

    private ToolCall anyCall() {
        int users = forgiven.size() + strict.size();
        int pick = random.nextInt(users);
        int user = pick < forgiven.size() ? forgiven.from() + pick : strict.from() + pick - forgiven.size();
        return stage.reads(random.nextInt(stage.nodes().size()), user);
    }

    private static void calm(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Await.until("the random moment", time.plusSeconds(5), () -> System.nanoTime() >= end);
    }

    /** Asks for everybody's file until each user got it or was asked for consent: those whose grant is gone. */
    private Set<String> lostAfterSettling() {
        Set<Integer> open = IntStream.concat(forgiven.numbers(), strict.numbers())
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> gone = new TreeSet<>();
        StringBuilder last = new StringBuilder();
        Await.until(
                "everybody's answer",
                SETTLED,
                () -> {
                    LoadReport report = load.run(
                            open.stream()
                                    .map(user -> stage.reads(
                                            random.nextInt(stage.nodes().size()), user))
                                    .toList(),
                            16);
                    report.of(Verdict.NOT_PROVISIONED)
                            .forEach(answer -> gone.add(Crowd.sub(answer.call().user())));
                    report.answers().stream()
                            .filter(answer ->
                                    answer.verdict() == Verdict.RIGHT || answer.verdict() == Verdict.NOT_PROVISIONED)
                            .forEach(answer -> open.remove(answer.call().user()));
                    last.setLength(0);
                    last.append(report.failures());
                    return open.isEmpty();
                },
                last::toString);
        return gone;
    }

    /** Not silent: the state says it, and so does the audit trail. */
    private void requireTold(String sub, BrokerServer node, String round) {
        int user = Crowd.number(sub);
        ToolCall question = ToolCall.status(stage.mcpEndpoint(0), stage.inbound(user), user);
        Optional<String> answer = load.body(question);
        assertThat(answer)
                .as("state of a lost grant: " + round)
                .hasValueSatisfying(body -> assertThat(body).contains("reconsent_required"));
        assertThat(stage.nodes().stream()
                        .map(BrokerServer::messages)
                        .anyMatch(log -> log.lines().anyMatch(line -> line.contains("REFUSED") && line.contains(sub))))
                .as("an audit event about " + sub + ": " + round)
                .isTrue();
    }

    @Override
    public String toString() {
        return rounds + " kills (seed " + SEED + ") amid " + right + " right answers: " + inDoubt
                + " redemptions in doubt, 0 grants lost with a grace window, " + lost
                + " without (at most " + mostLost + " in one kill), each marked; "
                + (rounds == 0 ? 0 : restarts.toMillis() / rounds) + " ms to be ready again";
    }
}
