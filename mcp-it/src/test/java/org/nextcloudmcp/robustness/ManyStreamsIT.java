package org.nextcloudmcp.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.harness.Vitals;

/** Streams that wait for something to happen. */
@ExtendWith(EdgeStage.class)
class ManyStreamsIT {
    private static final int STREAMS = 500;
    private static final int PER_USER = 100;

    private final Edge edge;

    ManyStreamsIT(Edge edge) {
        this.edge = edge;
    }

    @Test
    @DisplayName(
            "five hundred open streams take next to no threads, others are served meanwhile, and all is given back")
    void fiveHundred() {
        List<OlderClient> clients = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            clients.add(OlderClient.begin(edge, "listener-" + i / PER_USER));
        }
        Vitals before = edge.broker().vitals();
        List<RawConnection> streams = new ArrayList<>();
        try {
            long opening = System.nanoTime();
            for (OlderClient client : clients) {
                RawConnection stream = client.listen();
                streams.add(stream);
                assertThat(stream.line()).startsWith("HTTP/1.1 200");
            }
            System.out.printf(
                    "[streams] opened in %d ms%n",
                    Duration.ofNanos(System.nanoTime() - opening).toMillis());
            Vitals open = edge.broker().vitals();
            System.out.printf(
                    "[streams] %d open: threads %d -> %d, heap %,d -> %,d bytes%n",
                    STREAMS, before.threads(), open.threads(), before.liveBytes(), open.liveBytes());
            assertThat(open.threads() - before.threads()).as("threads for them").isLessThan(50);
            assertThat((open.liveBytes() - before.liveBytes()) / STREAMS)
                    .as("bytes for each")
                    .isLessThan(100_000);
            for (int i = 0; i < 20; i++) {
                long begun = System.nanoTime();
                assertThat(edge.send(edge.post(Bodies.modern("tools/list", "")), Map.of("Mcp-Method", "tools/list"))
                                .statusCode())
                        .isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            }
        } finally {
            streams.forEach(RawConnection::close);
        }
        Await.until(
                "the broker to find out that they have gone",
                Duration.ofMinutes(2),
                () -> edge.broker().vitals().liveBytes() - before.liveBytes() < 8 * 1024 * 1024);
    }
}
