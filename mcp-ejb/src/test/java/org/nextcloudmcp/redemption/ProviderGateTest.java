package org.nextcloudmcp.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.fixture.MovableClock;

@DisplayName("The gate before the provider")
class ProviderGateTest {

    private static final Duration NO_WISH = Duration.ZERO;

    private final MovableClock clock = new MovableClock();
    private final ProviderGate gate = new ProviderGate(clock, () -> 0);

    @Test
    void isOpenToAllWhileTheProviderAnswers() {
        for (int n = 0; n < 20; n++) {
            assertThat(gate.enter().pause()).isEmpty();
        }
    }

    @Test
    void isShutAfterAFailureAndThenLetsOneProbeAheadOfAll() {
        gate.enter().failed(NO_WISH);
        assertThat(gate.enter().pause()).contains(Duration.ofSeconds(1));
        clock.forward(Duration.ofSeconds(1));
        var probe = gate.enter();
        assertThat(probe.pause()).isEmpty();
        assertThat(gate.enter().pause()).isPresent();
        probe.answered();
        assertThat(gate.enter().pause()).isEmpty();
    }

    @Test
    void countsCallsThatWereUnderWayTogetherAsOneFailure() {
        var first = gate.enter();
        var second = gate.enter();
        first.failed(NO_WISH);
        second.failed(NO_WISH);
        clock.forward(Duration.ofSeconds(1));
        assertThat(gate.enter().pause())
                .as("two failures in a row would be two seconds")
                .isEmpty();
    }

    @Test
    void obeysARetryAfterWhateverACallThatBeganBeforeItBrings() {
        var slow = gate.enter();
        gate.enter().failed(Duration.ofSeconds(20));
        slow.answered();
        assertThat(gate.enter().pause()).contains(Duration.ofSeconds(20));
    }

    @Test
    void countsAFailureAlsoWhenAnotherCallWasAnsweredMeanwhile() {
        var failing = gate.enter();
        gate.enter().answered();
        failing.failed(NO_WISH);
        assertThat(gate.enter().pause()).isPresent();
    }

    @Test
    void doesNotWaitForAProbeThatHangs() {
        gate.enter().failed(NO_WISH);
        clock.forward(Duration.ofSeconds(1));
        gate.enter();
        clock.forward(ProviderGate.PROBE);
        assertThat(gate.enter().pause()).isEmpty();
    }

    @Test
    void givesThePlaceOfAProbeThatWasNotMadeToTheNext() {
        gate.enter().failed(NO_WISH);
        clock.forward(Duration.ofSeconds(1));
        gate.enter().close();
        assertThat(gate.enter().pause()).isEmpty();
    }

    @Test
    void isNotShutForLongerByAClockThatIsPutBack() {
        gate.enter().failed(Duration.ofSeconds(20));
        clock.forward(Duration.ofHours(-1));
        assertThat(gate.enter().pause()).isEmpty();
    }
}
