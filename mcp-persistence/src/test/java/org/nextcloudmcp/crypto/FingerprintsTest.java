package org.nextcloudmcp.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.oauth.AccessToken;

class FingerprintsTest {

    private static final AccessToken TOKEN = new AccessToken("token");

    private static final String ZEROS = key("k1", 0);

    @Test
    void a_fingerprint_names_its_key_and_holds_256_bits() {
        assertThat(new Fingerprints(KeyRing.parse(ZEROS)).of(TOKEN)).matches("k1:[0-9a-f]{64}");
    }

    @Test
    void it_is_the_value_computed_by_another_program() {
        // printf 'nextcloud-mcp-broker audit fingerprint 1\001' | openssl dgst -sha256 -mac HMAC -macopt hexkey:00…
        // printf 'token' | openssl dgst -sha256 -mac HMAC -macopt hexkey:<the result>
        assertThat(new Fingerprints(KeyRing.parse(ZEROS)).of(TOKEN))
                .isEqualTo("k1:39706729781f73e30b749baa8e173b245068e2428a729ac732f3c871e018b9bf");
    }

    @Test
    void one_token_has_one_fingerprint_and_another_token_another() {
        var fingerprints = new Fingerprints(KeyRing.parse(ZEROS));
        assertThat(fingerprints.of(TOKEN)).isEqualTo(fingerprints.of(new AccessToken("token")));
        assertThat(fingerprints.of(TOKEN)).isNotEqualTo(fingerprints.of(new AccessToken("tokem")));
    }

    @Test
    void another_key_gives_another_fingerprint_and_the_first_key_counts() {
        var other = new Fingerprints(KeyRing.parse(key("k2", 1) + "," + ZEROS)).of(TOKEN);
        assertThat(other).startsWith("k2:");
        assertThat(other.substring(3))
                .isNotEqualTo(new Fingerprints(KeyRing.parse(ZEROS)).of(TOKEN).substring(3));
    }

    @Test
    void it_is_neither_the_hash_nor_the_hmac_under_the_sealing_key_itself() {
        assertThat(new Fingerprints(KeyRing.parse(ZEROS)).of(TOKEN)).doesNotContain(TOKEN.sha256());
    }

    private static String key(String id, int filledWith) {
        var bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) filledWith);
        return id + ":" + Base64.getEncoder().encodeToString(bytes);
    }
}
