package org.nextcloudmcp.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CallLimitsTest {

    private final MovedClock clock = new MovedClock();

    @Test
    @DisplayName("a third of a minute's calls may come at once; the next has to wait for what the rate needs")
    void burst() {
        var limits = limits(60, 1000);

        for (var call = 0; call < 20; call++) {
            assertThat(limits.admit(Callers.named("alice"))).isInstanceOf(Permission.Granted.class);
        }
        assertThat(limits.admit(Callers.named("alice"))).isInstanceOfSatisfying(Permission.Refused.class, refused -> {
            assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));
            assertThat(refused.why()).contains("60 calls a minute", "20 of them at once");
        });
        clock.move(Duration.ofSeconds(1));
        assertThat(limits.admit(Callers.named("alice"))).isInstanceOf(Permission.Granted.class);
        assertThat(limits.admit(Callers.named("alice"))).isInstanceOf(Permission.Refused.class);
    }

    @Test
    @DisplayName("who comes back after the time that was said is admitted")
    void retryAfterIsTrue() {
        var limits = limits(1, 1000);

        assertThat(limits.admit(Callers.named("alice"))).isInstanceOf(Permission.Granted.class);
        clock.move(Duration.ofMillis(12_345));
        var refused = (Permission.Refused) limits.admit(Callers.named("alice"));
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(48));
        clock.move(refused.retryAfter());
        assertThat(limits.admit(Callers.named("alice"))).isInstanceOf(Permission.Granted.class);
    }

    @Test
    @DisplayName("one user's calls are not another's")
    void usersAreApart() {
        var limits = limits(3, 1);

        assertThat(limits.admit(Callers.named("alice"))).isInstanceOf(Permission.Granted.class);
        assertThat(limits.admit(Callers.named("bob"))).isInstanceOf(Permission.Granted.class);
        assertThat(limits.admit(Callers.named("alice"))).isInstanceOf(Permission.Refused.class);
    }

    @Test
    @DisplayName("so many calls may be under way at once; one that has ended makes room for one, however often it ends")
    void concurrency() {
        var limits = limits(0, 2);

        var first = (Permission.Granted) limits.admit(Callers.named("alice"));
        limits.admit(Callers.named("alice"));
        assertThat(limits.admit(Callers.named("alice")))
                .isInstanceOfSatisfying(
                        Permission.Refused.class,
                        refused -> assertThat(refused.why()).contains("2 calls at once"));
        first.close();
        first.close();
        assertThat(limits.admit(Callers.named("alice"))).isInstanceOf(Permission.Granted.class);
        assertThat(limits.admit(Callers.named("alice"))).isInstanceOf(Permission.Refused.class);
    }

    @Test
    @DisplayName("a refused call costs nothing: it does not put off the next one")
    void refusalsAreFree() {
        var limits = limits(3, 1000);

        limits.admit(Callers.named("alice"));
        for (var attempt = 0; attempt < 100; attempt++) {
            assertThat(limits.admit(Callers.named("alice"))).isInstanceOf(Permission.Refused.class);
        }
        clock.move(Duration.ofSeconds(20));
        assertThat(limits.admit(Callers.named("alice"))).isInstanceOf(Permission.Granted.class);
    }

    @Test
    @DisplayName("zero calls a minute means no limit")
    void noRate() {
        var limits = limits(0, 10_000);

        for (var call = 0; call < 5_000; call++) {
            assertThat(limits.admit(Callers.named("alice"))).isInstanceOf(Permission.Granted.class);
        }
    }

    @Test
    @DisplayName("a clock set back by a day shuts nobody out for longer than the bucket takes to fill")
    void clockSetBack() {
        var limits = limits(60, 1000);
        for (var call = 0; call < 20; call++) {
            limits.admit(Callers.named("alice"));
        }

        clock.move(Duration.ofDays(-1));

        assertThat(limits.admit(Callers.named("alice")))
                .isInstanceOfSatisfying(
                        Permission.Refused.class,
                        refused -> assertThat(refused.retryAfter()).isLessThanOrEqualTo(Duration.ofSeconds(20)));
        clock.move(Duration.ofSeconds(20));
        assertThat(limits.admit(Callers.named("alice"))).isInstanceOf(Permission.Granted.class);
    }

    @Test
    @DisplayName("the memory is bounded: idle pairs are forgotten, and only strangers are refused while there are none")
    void bounded() {
        var limits = limits(60, 1000);
        for (var user = 0; user < CallLimits.MOST_PAIRS; user++) {
            ((Permission.Granted) limits.admit(Callers.named("user-" + user))).close();
        }

        assertThat(limits.admit(Callers.named("stranger"))).isInstanceOf(Permission.Refused.class);
        assertThat(limits.admit(Callers.named("user-0"))).isInstanceOf(Permission.Granted.class);
        assertThat(limits.remembered()).isEqualTo(CallLimits.MOST_PAIRS);

        clock.move(Duration.ofSeconds(2));
        assertThat(limits.admit(Callers.named("stranger"))).isInstanceOf(Permission.Granted.class);
        assertThat(limits.remembered()).isEqualTo(2);
    }

    /** Steps in milliseconds between attempts. */
    @Property(tries = 300)
    @Label("in no window are more calls admitted than the burst and what the rate gives in that time")
    void neverMoreThanTheRate(
            @ForAll @IntRange(min = 1, max = 5000) int perMinute,
            @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 0, max = 3000) Integer> steps) {
        var limits = limits(perMinute, 100_000);
        var admitted = new ArrayList<Long>();
        for (var step : steps) {
            clock.move(Duration.ofMillis(step));
            if (limits.admit(Callers.named("alice")) instanceof Permission.Granted) {
                admitted.add(clock.millis());
            }
        }

        var burst = Math.max(1, perMinute / 3);
        for (var from = 0; from < admitted.size(); from++) {
            for (var to = from; to < admitted.size(); to++) {
                var window = admitted.get(to) - admitted.get(from);
                // the interval is a whole number of microseconds, rounded down
                var allowed = burst + window * 1000 / (60_000_000L / perMinute);
                assertThat((long) (to - from + 1)).isLessThanOrEqualTo(allowed);
            }
        }
    }

    @Property(tries = 300)
    @Label("whoever keeps to the rate is never refused")
    void nobodyWhoKeepsToTheRateIsRefused(
            @ForAll @IntRange(min = 1, max = 60_000) int perMinute,
            @ForAll @Size(max = 100) List<@IntRange(min = 0, max = 1000) Integer> pauses) {
        var limits = limits(perMinute, 100_000);
        for (var pause : pauses) {
            clock.move(Duration.ofMillis(60_000 / perMinute + 1 + pause));
            assertThat(limits.admit(Callers.named("alice"))).isInstanceOf(Permission.Granted.class);
        }
    }

    private CallLimits limits(int perMinute, int atOnce) {
        return new CallLimits(Callers.limiting(perMinute, atOnce, 0, 0), clock);
    }
}
