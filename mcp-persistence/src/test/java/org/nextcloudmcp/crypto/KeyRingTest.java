package org.nextcloudmcp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    private static final byte[] BYTES = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String KEY = Base64.getEncoder().encodeToString(BYTES);

    @Test
    void the_first_key_seals() {
        var ring = KeyRing.parse("2026-b:" + KEY + ", 2026-a:" + KEY);
        assertThat(ring.keyIds()).containsExactly("2026-b", "2026-a");
        assertThat(ring.sealingKeyId()).isEqualTo("2026-b");
        assertThat(ring.key("2026-a"))
                .hasValueSatisfying(key -> assertThat(key.getEncoded()).isEqualTo(BYTES));
        assertThat(ring.key("2026-c")).isEmpty();
    }

    @Test
    void an_id_may_have_64_characters_and_no_more() {
        var id = "k".repeat(64);
        assertThat(KeyRing.parse(id + ":" + KEY).sealingKeyId()).isEqualTo(id);
        assertFault("k" + id + ":" + KEY, "entry 1 has an id that is not 1 to 64 letters, digits, dots, - or _");
    }

    @Test
    void the_text_form_shows_the_ids_only() {
        assertThat(KeyRing.parse("a:" + KEY)).hasToString("KeyRing[a]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void no_key_is_a_fault(String text) {
        assertFault(text, "there is no encryption key");
    }

    @Test
    void a_key_without_id_is_a_fault_that_does_not_repeat_it() {
        assertFault("a:" + KEY + "," + KEY, "entry 2 has no id: the form is id:base64(32 bytes)");
    }

    @Test
    void an_empty_entry_is_a_fault() {
        assertFault("a:" + KEY + ",", "entry 2 has no id: the form is id:base64(32 bytes)");
    }

    @Test
    void a_key_put_in_the_place_of_the_id_is_not_repeated_whole() {
        assertFault("0123456789abcdef0:x", "key 1 (0123…) is not base64");
        assertFault("0123456789abcdef:x", "key 1 (0123456789abcdef) is not base64");
    }

    @Test
    void the_same_id_twice_is_a_fault() {
        assertFault("a:" + KEY + ",a:" + KEY, "key 2 (a) has an id that was given before");
    }

    @Test
    void an_id_with_other_characters_is_a_fault() {
        assertFault(":" + KEY, "entry 1 has an id that is not 1 to 64 letters, digits, dots, - or _");
        assertFault("a b:" + KEY, "entry 1 has an id that is not 1 to 64 letters, digits, dots, - or _");
    }

    @Test
    void what_is_not_base64_is_a_fault_that_does_not_quote_it() {
        assertFault("a:" + KEY.replace('M', '!'), "key 1 (a) is not base64");
        // URL-safe spelling
        assertFault("a:" + "_".repeat(43) + "=", "key 1 (a) is not base64");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33})
    void a_key_of_another_length_is_a_fault(int length) {
        var key = Base64.getEncoder().encodeToString(new byte[length]);
        assertFault("a:" + key, "key 1 (a) has " + length + " bytes instead of 32");
    }

    @Test
    void missing_padding_is_a_fault() {
        assertFault("a:" + KEY.replace("=", ""), "key 1 (a) is not in canonical base64 with padding");
    }

    @Test
    void stray_last_bits_are_a_fault() {
        // The last character before the padding carries two bits of key and four of nothing.
        assertFault("a:" + "A".repeat(42) + "B=", "key 1 (a) is not in canonical base64 with padding");
    }

    private static void assertFault(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.parse(text))
                .withMessage(message)
                .withNoCause();
    }
}
