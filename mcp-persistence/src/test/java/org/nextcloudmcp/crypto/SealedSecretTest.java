package org.nextcloudmcp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedSecretTest {

    @Test
    void the_text_form_is_key_id_colon_base64() {
        var sealed = new SealedSecret("k1", new byte[] {1, 2, 3, 4});
        assertThat(sealed.encoded()).isEqualTo("k1:AQIDBA==");
        assertThat(SealedSecret.parse("k1:AQIDBA==")).isEqualTo(sealed).hasSameHashCodeAs(sealed);
    }

    @Test
    void a_key_id_may_be_one_character() {
        assertThat(SealedSecret.parse("k:AQ==").keyId()).isEqualTo("k");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AQIDBA==", ":AQIDBA==", "k1:not base64"})
    void anything_else_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SealedSecret.parse(text));
    }

    @Test
    void nobody_changes_the_bytes_from_outside() {
        var given = new byte[] {1, 2, 3};
        var sealed = new SealedSecret("k1", given);
        given[0] = 9;
        sealed.bytes()[1] = 9;
        assertThat(sealed.bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void two_are_equal_if_key_id_and_bytes_are() {
        var sealed = new SealedSecret("k1", new byte[] {1});
        assertThat(sealed)
                .isNotEqualTo(new SealedSecret("k2", new byte[] {1}))
                .isNotEqualTo(new SealedSecret("k1", new byte[] {2}))
                .isNotEqualTo("k1:AQ==");
        assertThat(sealed.hashCode()).isNotEqualTo(new SealedSecret("k2", new byte[] {1}).hashCode());
        assertThat(sealed.hashCode()).isNotEqualTo(new SealedSecret("k1", new byte[] {2}).hashCode());
    }
}
