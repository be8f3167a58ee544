package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A check shared by requests with the same token")
@Timeout(20)
class SharedCheckTest {

    private static final Verification FOUND = new Verification.Rejected(Reason.INACTIVE);

    private static final Verification CROWDED = new Verification.Misconfigured();

    private final SharedCheck shared = new SharedCheck(2, 3);

    private Verification of(String token, Supplier<Verification> check) {
        return shared.of(new TokenHash(token), check, () -> CROWDED);
    }

    @Test
    @DisplayName("is run anew when it is over")
    void anew() {
        assertThat(of("token", () -> FOUND)).isSameAs(FOUND);
        assertThat(of("token", Verification.Misconfigured::new)).isEqualTo(new Verification.Misconfigured());
    }

    @Test
    @DisplayName("that throws does so to its runner, leaves nobody waiting, and does not stand in the way of the next")
    void throwing() throws Exception {
        var running = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Future<Verification> runner = pool.submit(() -> of("token", () -> {
                running.countDown();
                await(go);
                throw new IllegalStateException("as planned");
            }));
            running.await();
            Thread[] waiter = new Thread[1];
            var waiting = new CountDownLatch(1);
            var follower = pool.submit(() -> {
                waiter[0] = Thread.currentThread();
                waiting.countDown();
                return of("token", () -> FOUND);
            });
            waiting.await();
            while (waiter[0].getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            go.countDown();

            assertThatThrownBy(runner::get).hasRootCauseMessage("as planned");
            assertThat(follower.get()).isInstanceOf(Verification.ProviderUnreachable.class);
            assertThat(of("token", () -> FOUND)).isSameAs(FOUND);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @DisplayName("is left alone by a waiter who is interrupted")
    void interrupted() throws Exception {
        var running = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(1);
        try {
            var runner = pool.submit(() -> of("token", () -> {
                running.countDown();
                await(go);
                return FOUND;
            }));
            running.await();
            Thread.currentThread().interrupt();

            assertThat(of("token", () -> FOUND)).isInstanceOf(Verification.ProviderUnreachable.class);
            assertThat(Thread.interrupted()).isTrue();
            go.countDown();
            assertThat(runner.get()).isSameAs(FOUND);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @DisplayName(
            "is waited for by few: two for one token and three in all, as here, the next are told to find another way")
    void crowded() throws Exception {
        var running = new CountDownLatch(2);
        var go = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(5);
        Supplier<Verification> slow = () -> {
            running.countDown();
            await(go);
            return FOUND;
        };
        try {
            var a = pool.submit(() -> of("a", slow));
            var b = pool.submit(() -> of("b", slow));
            running.await();
            var waitingForA = List.of(pool.submit(() -> of("a", slow)), pool.submit(() -> of("a", slow)));
            until(() -> shared.waiting() == 2);
            assertThat(of("a", slow)).isSameAs(CROWDED);
            var waitingForB = pool.submit(() -> of("b", slow));
            until(() -> shared.waiting() == 3);
            assertThat(of("b", slow)).isSameAs(CROWDED);
            assertThat(of("c", () -> FOUND)).as("who checks does not wait").isSameAs(FOUND);
            go.countDown();

            for (var one : List.of(a, b, waitingForA.get(0), waitingForA.get(1), waitingForB)) {
                assertThat(one.get()).isSameAs(FOUND);
            }
            assertThat(shared.waiting()).isZero();
        } finally {
            go.countDown();
            pool.shutdownNow();
        }
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
