package org.nextcloudmcp.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A revocation is tried again after half a minute at first and an hour at last")
class RevocationBackoffTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest(name = "{0} attempts before, Retry-After {1} s: {2} s")
    @CsvSource({
        "0,0,30",
        "1,0,60",
        "2,0,120",
        "6,0,1920",
        "7,0,3600",
        "1000,0,3600",
        "0,90,90",
        "2,90,120",
        "0,99999,3600"
    })
    void next(int attempts, long retryAfter, long seconds) {
        assertThat(RevocationBackoff.next(attempts, Duration.ofSeconds(retryAfter), NOW))
                .isEqualTo(NOW.plusSeconds(seconds));
    }
}
