package org.nextcloudmcp.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.Vitals;

/** Ten thousand bad requests leave nothing behind. */
@ExtendWith(EdgeStage.class)
class BadRequestFloodIT {
    private static final int REQUESTS = 10_000;
    private static final int CLIENTS = 8;
    private static final long SEED = 20_260_728;

    /** What a heap may differ from itself for other reasons than requests; a leak of 1 KB each would be 10 MB. */
    private static final long SLACK = 6 * 1024 * 1024;

    private final Edge edge;

    BadRequestFloodIT(Edge edge) {
        this.edge = edge;
    }

    @Test
    @DisplayName("after ten thousand bad requests the heap holds what it held before, and no fault was logged")
    void heapStaysFlat() throws Exception {
        flood(REQUESTS / 5, SEED);
        Vitals before = edge.broker().vitals();
        int logged = edge.broker().messages().length();

        List<Integer> statuses = flood(REQUESTS, SEED + 1);

        Vitals after = edge.broker().vitals();
        System.out.printf(
                "[flood] %d bad requests: heap %,d -> %,d bytes, threads %d -> %d%n",
                REQUESTS, before.liveBytes(), after.liveBytes(), before.threads(), after.threads());
        assertThat(statuses).hasSize(REQUESTS).allMatch(status -> status < 500);
        assertThat(after.liveBytes() - before.liveBytes())
                .as("growth of the heap")
                .isLessThan(SLACK);
        assertThat(after.threads() - before.threads()).as("new threads").isLessThan(30);
        assertThat(edge.broker().messages().substring(logged)).doesNotContain("request failed", "FFDC", "Exception");
    }

    private List<Integer> flood(int requests, long seed) throws Exception {
        // Without the largest: they would be a test of the network.
        List<BadMessage> kinds =
                BadMessages.all().filter(bad -> bad.body().length < 200_000).toList();
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            Random random = new Random(seed);
            for (int i = 0; i < requests; i++) {
                BadMessage bad = i % 2 == 0 ? kinds.get(random.nextInt(kinds.size())) : mutated(kinds, random);
                tasks.add(() -> edge.send(bad.request(edge)).statusCode());
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : clients.invokeAll(tasks)) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            clients.shutdownNow();
        }
    }

    /** A good or a bad message with some bytes changed, doubled or cut out. */
    private static BadMessage mutated(List<BadMessage> kinds, Random random) {
        BadMessage kind = kinds.get(random.nextInt(kinds.size()));
        byte[] body = kind.body().clone();
        for (int changes = random.nextInt(5) + 1; changes > 0 && body.length > 0; changes--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        int end = body.length == 0 ? 0 : random.nextInt(body.length) + 1;
        return kind.bytes(java.util.Arrays.copyOf(body, end));
    }
}
