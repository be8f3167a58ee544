package org.nextcloudmcp.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.fixture.MovableClock;

class LastGoodTest {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final MovableClock clock = new MovableClock();
    private final LastGood<String> subject = new LastGood<>(clock, LIFETIME, this::ask);
    private int asked;
    private boolean away;

    private String ask() {
        asked++;
        if (away) {
            throw new ProviderUnavailableException("away", Duration.ofSeconds(5));
        }
        return "value " + asked;
    }

    @Test
    void a_value_is_fetched_once_and_served_for_its_lifetime() {
        assertThat(subject.current()).isEqualTo("value 1");
        clock.forward(LIFETIME.minus(A_MOMENT));

        assertThat(subject.current()).isEqualTo("value 1");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void a_stale_value_is_replaced() {
        subject.current();
        clock.forward(LIFETIME);

        assertThat(subject.current()).isEqualTo("value 2");
    }

    @Test
    void a_stale_value_survives_an_outage_of_any_length() {
        subject.current();
        away = true;
        clock.forward(LIFETIME.multipliedBy(100));

        assertThat(subject.current()).isEqualTo("value 1");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void during_an_outage_the_provider_is_left_alone_between_attempts() {
        away = true;
        assertThatThrownBy(subject::current).isInstanceOf(ProviderUnavailableException.class);
        clock.forward(LastGood.PAUSE_AFTER_FAILURE.minus(A_MOMENT));

        assertThatThrownBy(subject::current)
                .isInstanceOfSatisfying(
                        ProviderUnavailableException.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(A_MOMENT));
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void who_asks_after_an_answer_that_broke_the_reader_finds_an_outage() {
        var broken = new LastGood<String>(clock, LIFETIME, () -> {
            throw new IllegalArgumentException("no answer to be read");
        });
        assertThatThrownBy(broken::current).isInstanceOf(IllegalArgumentException.class);

        assertThatThrownBy(broken::current).isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void without_a_thread_in_the_background_the_stale_value_is_served_and_the_next_call_tries_again() {
        var noThreads = new AtomicInteger();
        var crowded = new LastGood<>(clock, LIFETIME, this::ask, work -> {
            noThreads.incrementAndGet();
            throw new IllegalStateException("no thread");
        });
        crowded.current();
        clock.forward(LIFETIME);

        assertThat(crowded.current()).isEqualTo("value 1");
        assertThat(crowded.current()).isEqualTo("value 1");
        assertThat(noThreads).hasValue(2);
    }

    @Test
    void after_the_pause_a_provider_that_came_back_is_found() {
        away = true;
        assertThatThrownBy(subject::current).isInstanceOf(ProviderUnavailableException.class);
        away = false;
        clock.forward(LastGood.PAUSE_AFTER_FAILURE);

        assertThat(subject.current()).isEqualTo("value 2");
    }

    @Test
    void a_newer_value_is_asked_for_at_most_once_in_the_interval() {
        var seen = subject.current();
        clock.forward(INTERVAL.minus(A_MOMENT));
        assertThat(subject.newerThan(seen, INTERVAL)).isSameAs(seen);
        clock.forward(A_MOMENT);

        assertThat(subject.newerThan(seen, INTERVAL)).isEqualTo("value 2");
        assertThat(subject.newerThan("value 2", INTERVAL)).isEqualTo("value 2");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void a_value_that_somebody_else_fetched_in_the_meantime_is_newer() {
        var seen = subject.current();
        clock.forward(INTERVAL);
        subject.newerThan(seen, INTERVAL);

        assertThat(subject.newerThan(seen, INTERVAL)).isEqualTo("value 2");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void whether_there_is_a_newer_value_is_not_known_during_an_outage() {
        var seen = subject.current();
        away = true;
        clock.forward(INTERVAL);

        assertThatThrownBy(() -> subject.newerThan(seen, INTERVAL)).isInstanceOf(ProviderUnavailableException.class);
        assertThatThrownBy(() -> subject.newerThan(seen, INTERVAL)).isInstanceOf(ProviderUnavailableException.class);
        assertThat(asked).isEqualTo(2);
        assertThat(subject.current()).isEqualTo("value 1");
    }

    @Test
    void while_one_thread_fetches_the_others_are_served_the_stale_value() throws Exception {
        var slow = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var fetched = new LastGood<>(clock, LIFETIME, () -> {
            asked++;
            if (asked == 2) {
                begun.countDown();
                await(slow);
            }
            return "value " + asked;
        });
        fetched.current();
        clock.forward(LIFETIME);
        var threads = Executors.newSingleThreadExecutor();
        try {
            var fetching = threads.submit(fetched::current);
            begun.await();

            assertThat(fetched.current()).isEqualTo("value 1");
            slow.countDown();
            assertThat(fetching.get()).isEqualTo("value 2");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_stale_value_is_replaced_behind_the_back_of_those_who_are_served_it() {
        var waiting = new ArrayDeque<Runnable>();
        var background = new LastGood<>(clock, LIFETIME, this::ask, waiting::add);
        background.current();
        clock.forward(LIFETIME);

        assertThat(background.current()).isEqualTo("value 1");
        assertThat(background.current()).isEqualTo("value 1");
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        assertThat(background.current()).isEqualTo("value 2");
        assertThat(waiting).isEmpty();
    }

    @Test
    void a_refresh_in_vain_is_followed_by_a_pause_and_another() {
        var waiting = new ArrayDeque<Runnable>();
        var background = new LastGood<>(clock, LIFETIME, this::ask, waiting::add);
        background.current();
        clock.forward(LIFETIME);
        away = true;
        background.current();
        waiting.remove().run();
        assertThat(background.current()).isEqualTo("value 1");
        assertThat(waiting).isEmpty();
        clock.forward(LastGood.PAUSE_AFTER_FAILURE);
        background.current();

        assertThat(waiting).hasSize(1);
    }

    @Test
    void after_a_silence_the_first_who_asks_is_served_the_new_value_and_not_one_that_may_be_revoked() {
        var pool = Executors.newSingleThreadExecutor();
        try {
            var behind = new LastGood<>(clock, LIFETIME, this::ask, pool);
            behind.current();
            clock.forward(LIFETIME.multipliedBy(2));

            assertThat(behind.current()).isEqualTo("value 2");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void who_doubts_a_value_leaves_the_way_free_for_others() throws Exception {
        var seen = subject.current();
        clock.forward(INTERVAL);
        subject.doubt(INTERVAL);
        var threads = Executors.newSingleThreadExecutor();
        try {
            assertThat(threads.submit(() -> subject.newerThan(seen, INTERVAL)).get())
                    .isEqualTo("value 2");
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
