package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.oauth.AccessToken;

class UnverifiedJwtTest {

    private static final String EMPTY_OBJECTS = "e30.e30.";

    private static Optional<UnverifiedJwt> parsed(String token) {
        return UnverifiedJwt.parse(new AccessToken(token));
    }

    @Test
    void a_token_of_exactly_16_kib_is_read_and_a_longer_one_is_not() {
        assertThat(parsed(EMPTY_OBJECTS + "A".repeat(16 * 1024 - 8))).isPresent();
        assertThat(parsed(EMPTY_OBJECTS + "A".repeat(16 * 1024 - 6))).isEmpty();
    }

    @Test
    void does_not_show_the_token() {
        assertThat(parsed(EMPTY_OBJECTS + "AAAA").orElseThrow()).hasToString("UnverifiedJwt[redacted]");
    }
}
