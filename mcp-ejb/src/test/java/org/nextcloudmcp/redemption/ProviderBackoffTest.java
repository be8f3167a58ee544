package org.nextcloudmcp.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A provider that does not answer is left alone")
class ProviderBackoffTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest(name = "after {0} failures and Retry-After {1} s: {2} s")
    @CsvSource({"1,0,1", "2,0,2", "3,0,4", "5,0,16", "6,0,30", "60,0,30", "1,7,7", "6,7,30", "1,90000,3600"})
    void forAsLongAsItAsksAndLongerWithEachFailure(int failures, long retryAfter, long pause) {
        var backoff = ProviderBackoff.NONE;
        for (int failure = 0; failure < failures; failure++) {
            backoff = backoff.failed(Duration.ofSeconds(failure == failures - 1 ? retryAfter : 0), NOW, 0);
        }
        assertThat(backoff.left(NOW)).contains(Duration.ofSeconds(pause));
        assertThat(backoff.left(NOW.plusSeconds(pause))).isEmpty();
    }

    @Test
    void mayBeAskedFromTheStart() {
        assertThat(ProviderBackoff.NONE.left(NOW)).isEmpty();
    }

    @Test
    void aShorterRetryAfterDoesNotShortenTheOneBefore() {
        var backoff =
                ProviderBackoff.NONE.failed(Duration.ofSeconds(60), NOW, 0).failed(Duration.ofSeconds(1), NOW, 0);
        assertThat(backoff.left(NOW)).contains(Duration.ofSeconds(60));
    }
}
