package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.harness.BrokerServer;
import org.nextcloudmcp.provider.RefreshTerms;

/** The encryption key is changed while everybody works, and the node that seals anew is killed in the middle of it. */
class NewKeyIT {
    private static final int GRANTS = Length.of(2_000, 10_000);
    private static final int CALLERS = 200;
    private static final int CALLS_PER_SECOND = Length.of(20, 200);
    private static final Duration SOON = Duration.ofMinutes(5);
    /** In the cache for a quarter of a minute: redemptions go on beside the sealing. */
    private static final Duration TOKENS = Duration.ofSeconds(45);

    private static final String KEYS = "encryption.keys";
    private static final String BEGUN = "are to be sealed anew";

    private final Random random = new Random(5);
    private final Set<Integer> serving = ConcurrentHashMap.newKeySet();

    @Test
    void allIsSealedAnewUnderLoadAcrossAKillAndTheOldKeyCanGoOnlyThen() {
        ClusterPlan plan = ClusterPlan.twoNodes("new-key", GRANTS).with("JVM_ARGS", WiredCluster.QUICK_START);
        try (ClusterStage stage = ClusterStage.start(plan);
                LoadGenerator load = new LoadGenerator()) {
            stage.seed(0, GRANTS);
            stage.provider().behaviour().refresh(RefreshTerms.STRICT.withAccessTokensOf(TOKENS));
            String old = stage.encryptionKeys();
            String fresh = newKey();
            requireStartWithoutTheOldKeyRefused(stage, old, fresh);

            serving.addAll(Set.of(0, 1));
            stage.warmUp(load, CALLERS, 2);
            SteadyLoad steady = SteadyLoad.perSecond(CALLS_PER_SECOND, load, () -> call(stage));
            try (steady) {
                steady.awaitRightAnswers(CALLERS, SOON);
                // Both can open what the other seals, before either seals with the new key.
                stage.nodes().forEach(node -> changeTo(node, old + "," + fresh));
                stage.nodes().forEach(node -> changeTo(node, fresh + "," + old));
                long begun = System.nanoTime();
                Await.until(
                        "a node to begin", SOON, () -> stage.nodes().stream().anyMatch(NewKeyIT::hasBegun));
                Await.until("part of it to be done", SOON, () -> sealedAnew(stage) > GRANTS / 20);
                int victim = hasBegun(stage.node(0)) ? 0 : 1;
                serving.remove(victim);
                stage.node(victim).kill();
                long doneAtKill = sealedAnew(stage);
                stage.node(victim).restart();
                serving.add(victim);
                Await.until(
                        "nothing to be sealed with the old key",
                        SOON,
                        () -> sealedByOld(stage) == 0,
                        () -> sealedByOld(stage) + " values left");
                Figures.say(
                        "a new key, " + GRANTS + " grants, " + CALLS_PER_SECOND
                                + " calls a second, two nodes, one killed",
                        doneAtKill + " grants done at the kill, all after "
                                + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s; " + steady);
                steady.awaitRightAnswers(CALLERS, SOON);
                stage.nodes().forEach(node -> changeTo(node, fresh));
                steady.awaitRightAnswers(CALLERS, SOON);
            }
            long broken = steady.count(Verdict.NONE);
            assertThat(steady.notRight())
                    .as("answers that were not right, beside those the kill broke: " + steady)
                    .isEqualTo(broken);
            assertThat(broken)
                    .as("calls in flight at the killed node: " + steady)
                    .isLessThanOrEqualTo(CALLS_PER_SECOND);
            assertThat(stage.database().grants("RECONSENT_REQUIRED")).isZero();
            assertThat(stage.provider().refreshCounts().reuses()).isZero();
        }
    }

    /** Before anything is sealed anew: every grant needs the old key. */
    private static void requireStartWithoutTheOldKeyRefused(ClusterStage stage, String old, String fresh) {
        BrokerServer node = stage.node(1);
        node.mount(KEYS, fresh);
        node.kill();
        node.restartUnready(java.util.Map.of());
        Await.until(
                "the refusal",
                SOON,
                () -> node.readiness().body().contains(GRANTS + " values need first"),
                () -> node.readiness().body());
        assertThat(node.readiness().status()).isEqualTo(503);
        node.mount(KEYS, old);
        node.awaitReady();
    }

    private static void changeTo(BrokerServer node, String keys) {
        long before = changes(node);
        node.mount(KEYS, keys);
        Await.until("the changed keys to be in force", SOON, () -> changes(node) > before, () -> lastLines(node));
    }

    private static long changes(BrokerServer node) {
        return node.messages()
                .lines()
                .filter(line -> line.contains("The encryption keys are changed"))
                .count();
    }

    private static boolean hasBegun(BrokerServer node) {
        return node.messages().contains(BEGUN);
    }

    private static String lastLines(BrokerServer node) {
        String log = node.messages();
        return log.substring(Math.max(0, log.length() - 2_000));
    }

    private static long sealedAnew(ClusterStage stage) {
        return stage.database().number("SELECT COUNT(*) FROM offline_grant WHERE refresh_token_sealed LIKE 'second:%'");
    }

    private static long sealedByOld(ClusterStage stage) {
        return stage.database().number("""
                SELECT (SELECT COUNT(*) FROM offline_grant WHERE refresh_token_sealed LIKE 'first:%')
                     + (SELECT COUNT(*) FROM offline_grant WHERE access_token_sealed LIKE 'first:%')
                     + (SELECT COUNT(*) FROM pending_revocation WHERE token_sealed LIKE 'first:%')
                     + (SELECT COUNT(*) FROM pending_authorization WHERE verifier_sealed LIKE 'first:%')""");
    }

    private ToolCall call(ClusterStage stage) {
        int wanted = random.nextInt(2);
        return stage.reads(serving.contains(wanted) ? wanted : 1 - wanted, random.nextInt(CALLERS));
    }

    private static String newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return "second:" + Base64.getEncoder().encodeToString(key);
    }
}
