package org.nextcloudmcp.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.oauth.Subject;

class AssociatedDataTest {

    @Test
    void the_bytes_are_length_text_three_times_and_the_generation() {
        assertThat(HexFormat.of().formatHex(data("p", "is", "s\uD800", 258)))
                .isEqualTo(
                        "00000001" + "0070" + "00000002" + "00690073" + "00000002" + "0073d800" + "0000000000000102");
    }

    @Test
    void a_letter_that_changes_sides_changes_the_bytes() {
        assertThat(data("purpose", "https://idp.example/a", "lice", 1))
                .isNotEqualTo(data("purpose", "https://idp.example/", "alice", 1));
    }

    @Test
    void lone_surrogates_are_told_apart() {
        assertThat(data("p", "i", "\uD800", 1)).isNotEqualTo(data("p", "i", "\uD801", 1));
    }

    private static byte[] data(String purpose, String issuer, String sub, long generation) {
        return new AssociatedData(purpose, new Subject(issuer, sub), generation).bytes();
    }
}
