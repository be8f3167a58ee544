package org.nextcloudmcp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.oauth.ClientId;

class FailedLoginsTest {

    private static final int NODES = 12;

    /** These two have one String.hashCode, whatever comes before and behind them. */
    @Test
    void idsWithOneHashCodeShareNoPlaceThatCanBeForetold() {
        assertThat(IntStream.range(0, NODES).filter(node -> sharePlace(node(), "workerAa", "workerBB")))
                .as("nodes on which both are in one place")
                .hasSizeLessThan(NODES / 2);
    }

    @Test
    void whichIdsShareAPlaceIsAnotherMatterOnEachNode() {
        var shared = IntStream.range(0, 30_000)
                .mapToObj(i -> "guess" + i)
                .filter(id -> sharePlace(fixed(1), "worker", id))
                .limit(3)
                .toList();

        assertThat(shared).isNotEmpty().anyMatch(id -> !sharePlace(fixed(2), "worker", id));
    }

    private static boolean sharePlace(FailedLogins failures, String one, String other) {
        failures.failed(new ClientId(one));
        return failures.failed(new ClientId(other)).number() == 2;
    }

    private static FailedLogins node() {
        return new FailedLogins(new TestClock(Instant.EPOCH), new SecureRandom());
    }

    /** A node whose key is this byte, repeated. */
    private static FailedLogins fixed(int value) {
        return new FailedLogins(new TestClock(Instant.EPOCH), new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, (byte) value);
            }
        });
    }
}
