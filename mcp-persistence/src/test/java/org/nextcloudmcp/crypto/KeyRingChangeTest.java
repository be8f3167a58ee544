package org.nextcloudmcp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Subject;

class KeyRingChangeTest {

    private static final AssociatedData PLACE =
            new AssociatedData("grant.refresh-token", new Subject("https://idp.example", "alice"), 7);

    private final AtomicReference<KeyRing> inForce = new AtomicReference<>();
    private final SecretCipher cipher = new SecretCipher(inForce::get, new SecureRandom());

    @Property(tries = 200)
    void through_any_changes_of_the_ring_a_value_opens_as_long_as_its_key_is_on_it(
            @ForAll("rings") @Size(min = 1, max = 8) List<List<Integer>> rings) {
        inForce.set(ring(rings.get(0)));
        var sealed = cipher.seal("a secret", PLACE);
        for (var keys : rings) {
            inForce.set(ring(keys));
            if (inForce.get().keyIds().contains(sealed.keyId())) {
                sealed = cipher.resealed(sealed, PLACE).orElse(sealed);
                assertThat(sealed.keyId()).isEqualTo("k" + keys.get(0));
                assertThat(cipher.open(sealed, PLACE)).isEqualTo("a secret");
            } else {
                var lost = sealed;
                assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> cipher.open(lost, PLACE));
                assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> cipher.resealed(lost, PLACE));
            }
        }
    }

    @Property(tries = 100)
    void a_value_from_another_place_is_not_sealed_anew(@ForAll @IntRange(max = 3) int difference) {
        inForce.set(ring(List.of(1)));
        var sealed = cipher.seal("a secret", PLACE);
        inForce.set(ring(List.of(2, 1)));
        var elsewhere = switch (difference) {
            case 0 -> new AssociatedData("grant.access-token", PLACE.subject(), 7);
            case 1 -> new AssociatedData(PLACE.purpose(), new Subject("https://idp.example", "bob"), 7);
            case 2 -> new AssociatedData(PLACE.purpose(), new Subject("https://other.example", "alice"), 7);
            default -> new AssociatedData(PLACE.purpose(), PLACE.subject(), 8);
        };
        assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> cipher.resealed(sealed, elsewhere));
    }

    @Example
    void what_the_first_key_sealed_is_left_alone() {
        inForce.set(ring(List.of(2, 1)));
        assertThat(cipher.resealed(cipher.seal("a secret", PLACE), PLACE)).isEmpty();
    }

    @Example
    void a_fingerprint_is_known_again_as_long_as_its_key_is_on_the_ring() {
        var fingerprints = new Fingerprints(inForce::get);
        var token = new RefreshToken("token");
        inForce.set(ring(List.of(1)));
        var before = fingerprints.of(token);
        inForce.set(ring(List.of(2, 1)));
        assertThat(fingerprints.of(token)).startsWith("k2:");
        assertThat(fingerprints.isOf(before, token)).isTrue();
        assertThat(fingerprints.isOf(before, new RefreshToken("other"))).isFalse();
        assertThat(fingerprints.isOf("no fingerprint", token)).isFalse();
        inForce.set(ring(List.of(2)));
        assertThat(fingerprints.isOf(before, token)).isFalse();
    }

    @Example
    void two_rings_are_the_same_if_ids_order_and_keys_are() {
        assertThat(ring(List.of(1, 2)).sameAs(ring(List.of(1, 2)))).isTrue();
        assertThat(ring(List.of(1, 2)).sameAs(ring(List.of(2, 1)))).isFalse();
        assertThat(ring(List.of(1, 2)).sameAs(ring(List.of(1)))).isFalse();
        assertThat(ring(List.of(1)).sameAs(KeyRing.parse("k1:" + key(9)))).isFalse();
    }

    @Example
    void another_key_under_an_id_that_was_given_before_is_seen() {
        var impostor = KeyRing.parse("k2:" + key(9) + ",k1:" + key(1));
        assertThat(ring(List.of(1, 2, 3)).differingKeyIds(impostor)).containsExactly("k2");
    }

    @Provide
    Arbitrary<List<List<Integer>>> rings() {
        return Arbitraries.of(1, 2, 3, 4)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(keys -> (List<Integer>) new ArrayList<>(keys))
                .list();
    }

    private static KeyRing ring(List<Integer> keys) {
        return KeyRing.parse(keys.stream().map(id -> "k" + id + ":" + key(id)).collect(Collectors.joining(",")));
    }

    private static String key(int filler) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) filler);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
