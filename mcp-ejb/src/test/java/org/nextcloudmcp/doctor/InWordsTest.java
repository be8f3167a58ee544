package org.nextcloudmcp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InWordsTest {

    @ParameterizedTest
    @CsvSource({
        "P90D, 90 days",
        "PT2159H59M58S, 90 days",
        "P89DT12H, 89 days",
        "PT47H, 47 hours",
        "PT1H59M59S, 2 hours",
        "PT15M, 15 minutes",
        "PT119S, 119 s",
        "PT0S, 0 s"
    })
    void aTimeIsSaidInItsLargestUnitAndAMomentLateLosesNone(Duration time, String words) {
        assertThat(InWords.time(time)).isEqualTo(words);
    }
}
