package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnverifiedJwtTest {

    private static final String EMPTY_OBJECTS = "e30.e30.";

    @Test
    void a_token_of_exactly_16_kib_is_read_and_a_longer_one_is_not() {
        assertThat(UnverifiedJwt.parse(EMPTY_OBJECTS + "A".repeat(16 * 1024 - 8)))
                .isPresent();
        assertThat(UnverifiedJwt.parse(EMPTY_OBJECTS + "A".repeat(16 * 1024 - 6)))
                .isEmpty();
    }

    @Test
    void does_not_show_the_token() {
        assertThat(UnverifiedJwt.parse(EMPTY_OBJECTS + "AAAA").orElseThrow()).hasToString("UnverifiedJwt[redacted]");
    }
}
