package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.harness.Vitals;
import org.nextcloudmcp.provider.RefreshTerms;

/** Hours are not to be had in a test: what grows with each call or each refresh shows in minutes. */
class SoakIT {
    private static final int USERS = Length.of(100, 1_000);
    private static final Duration LENGTH =
            Duration.ofSeconds(Integer.getInteger("reliability.soak", Length.of(24, 1_800)));
    private static final Duration BETWEEN_LOOKS = LENGTH.dividedBy(Length.of(8, 60));
    private static final int CALLS_PER_SECOND = 60;
    private static final Duration TOKENS = Duration.ofSeconds(60);

    private final Random random = new Random(3);

    @Test
    void heapThreadsAndMapsStayFlatUnderLoad() {
        ClusterPlan plan = ClusterPlan.twoNodes("soak", USERS);
        try (ClusterStage stage = ClusterStage.start(plan);
                LoadGenerator load = new LoadGenerator()) {
            stage.seed(0, USERS);
            stage.provider().behaviour().refresh(RefreshTerms.STRICT.withAccessTokensOf(TOKENS));
            List<List<Vitals>> looks = List.of(new ArrayList<>(), new ArrayList<>());
            try (SteadyLoad steady = SteadyLoad.perSecond(CALLS_PER_SECOND, load, () -> call(stage))) {
                for (int look = 1; look <= LENGTH.dividedBy(BETWEEN_LOOKS); look++) {
                    long due = System.nanoTime() + BETWEEN_LOOKS.toNanos();
                    Await.until("the next look", BETWEEN_LOOKS.plusMinutes(1), () -> System.nanoTime() >= due);
                    for (int node = 0; node < 2; node++) {
                        Vitals vitals = stage.node(node).vitals();
                        looks.get(node).add(vitals);
                        System.out.println(
                                "[soak] look " + look + ", node " + node + ": " + words(vitals) + "; " + steady);
                    }
                }
                assertThat(steady.count(Verdict.SOMEBODY_ELSES)).isZero();
                assertThat(steady.notRight()).as(steady.toString()).isLessThanOrEqualTo(USERS / 100);
                Figures.say(
                        "load for " + LENGTH.toSeconds() + " s, " + USERS + " users, tokens of 60 s, two nodes",
                        steady + "; " + stage.provider().refreshCounts());
            }
            for (int node = 0; node < 2; node++) {
                requireFlat(node, looks.get(node));
            }
            assertThat(stage.provider().refreshCounts().reuses()).isZero();
        }
    }

    private ToolCall call(ClusterStage stage) {
        return stage.reads(random.nextInt(2), random.nextInt(USERS));
    }

    /** After the first third, in which caches and pools fill, the second is compared with the last. */
    private static void requireFlat(int node, List<Vitals> looks) {
        int third = looks.size() / 3;
        List<Vitals> middle = looks.subList(third, 2 * third);
        List<Vitals> last = looks.subList(looks.size() - third, looks.size());
        Figures.say("node " + node + " after a third of the time", words(middle.get(0)));
        Figures.say("node " + node + " at the end", words(last.get(third - 1)));
        assertThat(mean(last, Vitals::liveBytes))
                .as("bytes alive after a collection, node " + node)
                .isLessThan(1.05 * mean(middle, Vitals::liveBytes) + 2_000_000);
        assertThat(mean(last, Vitals::threads))
                .as("threads, node " + node)
                .isLessThan(1.05 * mean(middle, Vitals::threads) + 4);
        for (String kind : List.of(
                "org.nextcloudmcp.", "java.util.concurrent.ConcurrentHashMap$Node", "com.github.benmanes.caffeine.")) {
            assertThat(mean(last, vitals -> vitals.count(kind)))
                    .as("objects of " + kind + ", node " + node)
                    .isLessThan(1.05 * mean(middle, vitals -> vitals.count(kind)) + 2_000);
        }
    }

    private static double mean(List<Vitals> looks, java.util.function.ToLongFunction<Vitals> value) {
        return looks.stream().mapToLong(value).average().orElseThrow();
    }

    private static String words(Vitals vitals) {
        return "%.1f MB alive, %.0f MB resident, %d threads, %d objects of ours, %d map nodes, %d cache entries"
                .formatted(
                        vitals.liveBytes() / 1e6,
                        vitals.residentBytes() / 1e6,
                        vitals.threads(),
                        vitals.count("org.nextcloudmcp."),
                        vitals.count("java.util.concurrent.ConcurrentHashMap$Node"),
                        vitals.count("com.github.benmanes.caffeine.cache.PS"));
    }
}
