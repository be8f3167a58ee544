package org.nextcloudmcp.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.grant.Grants.NOON;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationTimingTest {

    @ParameterizedTest(name = "period {0}, token lives {1}: the claim lasts {2}")
    @CsvSource({"P1D, , PT5M", "PT1M, , PT1M", "P1D, PT15M, PT5M", "P1D, PT2M, PT1M", "PT30S, PT2M, PT30S"})
    void a_claim_ends_before_the_period_and_before_the_token(Duration period, Duration life, Duration claim) {
        assertThat(RotationTiming.claimEnd(
                        NOON, period, Optional.ofNullable(life).map(NOON::plus)))
                .isEqualTo(NOON.plus(claim));
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT-1M"})
    void a_token_that_is_dead_already_does_not_shorten_the_claim(Duration life) {
        assertThat(RotationTiming.claimEnd(NOON, Duration.ofDays(1), Optional.of(NOON.plus(life))))
                .isEqualTo(NOON.plus(RotationTiming.LONGEST_CLAIM));
    }

    @Test
    void without_a_known_end_the_token_itself_demands_nothing() {
        assertThat(RotationTiming.dueForItsOwnLife(NOON, Optional.empty())).isEmpty();
    }
}
