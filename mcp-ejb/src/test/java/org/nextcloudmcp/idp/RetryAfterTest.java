package org.nextcloudmcp.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            17                            | 17
            ' 17 '                        | 17
            0                             | 1
            3600                          | 3600
            3601                          | 3600
            999999999                     | 3600
            9999999999999999999           | 5
            -1                            | 5
            1.5                           | 5
            soon                          | 5
            ''                            | 5
            Sun, 1 Mar 2026 12:01:00 GMT  | 60
            Sun, 01 Mar 2026 12:01:00 GMT | 60
            Sun, 1 Mar 2026 11:00:00 GMT  | 1
            Mon, 2 Mar 2026 12:00:00 GMT  | 3600
            """)
    void is_read_as_seconds_or_date_and_kept_between_one_second_and_an_hour(String header, long seconds) {
        assertThat(RetryAfter.read(Optional.of(header), NOW, Duration.ofSeconds(5)))
                .isEqualTo(Duration.ofSeconds(seconds));
    }
}
