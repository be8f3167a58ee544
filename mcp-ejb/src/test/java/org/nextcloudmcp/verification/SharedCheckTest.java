package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A check shared by requests with the same token")
@Timeout(20)
class SharedCheckTest {

    private static final Verification FOUND = new Verification.Rejected(Reason.INACTIVE);

    private final SharedCheck shared = new SharedCheck();

    @Test
    @DisplayName("is run anew when it is over")
    void anew() {
        assertThat(shared.of("token", () -> FOUND)).isSameAs(FOUND);
        assertThat(shared.of("token", Verification.Misconfigured::new)).isEqualTo(new Verification.Misconfigured());
    }

    @Test
    @DisplayName("that throws does so to its runner, leaves nobody waiting, and does not stand in the way of the next")
    void throwing() throws Exception {
        var running = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Future<Verification> runner = pool.submit(() -> shared.of("token", () -> {
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
                return shared.of("token", () -> FOUND);
            });
            waiting.await();
            while (waiter[0].getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            go.countDown();

            assertThatThrownBy(runner::get).hasRootCauseMessage("as planned");
            assertThat(follower.get()).isInstanceOf(Verification.ProviderUnreachable.class);
            assertThat(shared.of("token", () -> FOUND)).isSameAs(FOUND);
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
            var runner = pool.submit(() -> shared.of("token", () -> {
                running.countDown();
                await(go);
                return FOUND;
            }));
            running.await();
            Thread.currentThread().interrupt();

            assertThat(shared.of("token", () -> FOUND)).isInstanceOf(Verification.ProviderUnreachable.class);
            assertThat(Thread.interrupted()).isTrue();
            go.countDown();
            assertThat(runner.get()).isSameAs(FOUND);
        } finally {
            pool.shutdownNow();
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
