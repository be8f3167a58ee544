package org.nextcloudmcp.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A token is served again for min(ttl, its lifetime less the early refresh)")
class TokenLifetimeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final TokenLifetime lifetime = new TokenLifetime(Duration.ofSeconds(300), Duration.ofSeconds(30));

    @ParameterizedTest(name = "lives {0} s: served for {1} s")
    @CsvSource({
        "-1, 0",
        "0, 0",
        "1, 0",
        "29, 0",
        "30, 0",
        "31, 1",
        "60, 30",
        "329, 299",
        "330, 300",
        "331, 300",
        "86400, 300"
    })
    void servedFor(long lives, long served) {
        var expiresAt = NOW.plusSeconds(lives);
        assertThat(lifetime.left(expiresAt, NOW)).isEqualTo(Duration.ofSeconds(served));
        assertThat(lifetime.live(expiresAt, NOW)).isEqualTo(served > 0);
    }

    @ParameterizedTest(name = "expires_in {0}, exp in {1} s: ends in {2} s")
    @CsvSource(nullValues = "-", textBlock = """
            300, -,   300
            300, 299, 299
            300, 301, 300
            -,   299, 299
            -,   -,   0
            0,   -,   0
            0,   299, 0
            """)
    void endsAtTheEarlierOfWhatIsSaid(Long expiresIn, Long exp, long end) {
        var said = expiresIn == null ? OptionalLong.empty() : OptionalLong.of(expiresIn);
        assertThat(TokenLifetime.end(NOW, said, Optional.ofNullable(exp).map(NOW::plusSeconds)))
                .isEqualTo(NOW.plusSeconds(end));
    }
}
