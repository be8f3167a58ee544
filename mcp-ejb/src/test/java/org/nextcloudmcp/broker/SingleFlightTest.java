package org.nextcloudmcp.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("One caller per key works, the others wait")
@Timeout(30)
class SingleFlightTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private final SingleFlight<String, Integer> flights = new SingleFlight<>();

    @Test
    void fiftyCallersShareOneFlight() throws Exception {
        var flown = new AtomicInteger();
        var inTheAir = new CountDownLatch(1);
        var land = new CountDownLatch(1);
        var executor = Executors.newFixedThreadPool(50);
        try {
            var results = new ArrayList<Future<Optional<Integer>>>();
            results.add(executor.submit(() -> flights.fly(
                    "alice",
                    () -> {
                        inTheAir.countDown();
                        await(land);
                        return flown.incrementAndGet();
                    },
                    LONG)));
            await(inTheAir);
            var waiting = new CountDownLatch(49);
            for (int i = 0; i < 49; i++) {
                results.add(executor.submit(() -> {
                    waiting.countDown();
                    return flights.fly("alice", flown::incrementAndGet, LONG);
                }));
            }
            await(waiting);
            assertThat(flown).hasValue(0);
            land.countDown();
            assertThat(results.get(0).get()).contains(1);
            for (var result : results) {
                // Who comes after the landing flies anew; nobody flies meanwhile.
                assertThat(result.get()).isPresent();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void anotherKeyDoesNotWait() throws Exception {
        var land = new CountDownLatch(1);
        var executor = Executors.newSingleThreadExecutor();
        try {
            var inTheAir = new CountDownLatch(1);
            var alice = executor.submit(() -> flights.fly(
                    "alice",
                    () -> {
                        inTheAir.countDown();
                        await(land);
                        return 1;
                    },
                    LONG));
            await(inTheAir);
            assertThat(flights.fly("bob", () -> 2, Duration.ZERO)).contains(2);
            assertThat(flights.fly("alice", () -> 3, Duration.ofMillis(1)))
                    .as("patience ends")
                    .isEmpty();
            land.countDown();
            assertThat(alice.get()).contains(1);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void aFlightThatFailsFailsForAllAndLeavesTheWayFree() throws Exception {
        var inTheAir = new CountDownLatch(1);
        var land = new CountDownLatch(1);
        var executor = Executors.newFixedThreadPool(2);
        try {
            var first = executor.submit(() -> flights.fly(
                    "alice",
                    () -> {
                        inTheAir.countDown();
                        await(land);
                        throw new IllegalStateException("crashed");
                    },
                    LONG));
            await(inTheAir);
            var joined = new CountDownLatch(1);
            var second = executor.submit(() -> {
                joined.countDown();
                return flights.fly(
                        "alice",
                        () -> {
                            throw new IllegalStateException("crashed");
                        },
                        LONG);
            });
            await(joined);
            land.countDown();
            for (var flight : java.util.List.of(first, second)) {
                assertThatThrownBy(flight::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasRootCauseMessage("crashed");
            }
            assertThat(flights.fly("alice", () -> 7, Duration.ZERO)).contains(7);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void whoFliesAloneSharesNothingAndHoldsTheOthersOff() throws Exception {
        var inTheAir = new CountDownLatch(1);
        var land = new CountDownLatch(1);
        var executor = Executors.newFixedThreadPool(2);
        try {
            var alone = executor.submit(() -> flights.flyAlone(
                    "alice",
                    () -> {
                        inTheAir.countDown();
                        await(land);
                        return "mine";
                    },
                    LONG));
            await(inTheAir);
            assertThat(flights.fly("alice", () -> 2, Duration.ofMillis(1)))
                    .as("nobody flies beside it")
                    .isEmpty();
            assertThat(flights.flyAlone("alice", () -> 3, Duration.ofMillis(1))).isEmpty();
            var after = executor.submit(() -> flights.fly("alice", () -> 4, LONG));
            land.countDown();
            assertThat(alone.get()).contains("mine");
            assertThat(after.get()).contains(4);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void whoFliesAloneWaitsForTheFlightAheadAndDoesItsOwnWorkEvenIfThatFails() throws Exception {
        var inTheAir = new CountDownLatch(1);
        var land = new CountDownLatch(1);
        var executor = Executors.newFixedThreadPool(2);
        try {
            var ahead = executor.submit(() -> flights.fly(
                    "alice",
                    () -> {
                        inTheAir.countDown();
                        await(land);
                        throw new IllegalStateException("crashed");
                    },
                    LONG));
            await(inTheAir);
            var alone = executor.submit(() -> flights.flyAlone("alice", () -> "mine", LONG));
            land.countDown();
            assertThat(alone.get()).contains("mine");
            assertThatThrownBy(ahead::get).hasRootCauseMessage("crashed");
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void aLonelyFlightThatFailsLeavesTheWayFree() {
        assertThatThrownBy(() -> flights.flyAlone(
                        "alice",
                        () -> {
                            throw new IllegalStateException("crashed");
                        },
                        LONG))
                .hasMessage("crashed");
        assertThat(flights.fly("alice", () -> 7, Duration.ZERO)).contains(7);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
