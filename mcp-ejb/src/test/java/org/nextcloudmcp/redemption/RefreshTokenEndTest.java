package org.nextcloudmcp.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The end of a refresh token")
class RefreshTokenEndTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void isUnknownIfTheProviderDoesNotSayAndNeverIfItSaysZero() {
        assertThat(RefreshTokenEnd.of(OptionalLong.empty(), NOW)).isEmpty();
        assertThat(RefreshTokenEnd.of(OptionalLong.of(0), NOW)).isEmpty();
        assertThat(RefreshTokenEnd.of(OptionalLong.of(900), NOW)).contains(NOW.plusSeconds(900));
    }

    @ParameterizedTest(name = "{0} s: {1}")
    @CsvSource({"30, false", "59, false", "60, true", "900, true"})
    void tellsWhetherRotationCanKeepUp(long lives, boolean lasts) {
        assertThat(RefreshTokenEnd.canLast(Optional.of(NOW.plusSeconds(lives)), NOW))
                .isEqualTo(lasts);
        assertThat(RefreshTokenEnd.canLast(Optional.empty(), NOW)).isTrue();
    }
}
