package org.nextcloudmcp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.nextcloudmcp.oauth.Subject;

class SecretCipherTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String OLD = "old:" + key((byte) 1);
    private static final String NEW = "new:" + key((byte) 2);
    private static final AssociatedData FOR_ALICE =
            new AssociatedData("grant.refresh-token", new Subject("https://idp.example", "alice"), 7);

    private final SecretCipher cipher = new SecretCipher(KeyRing.parse(OLD), RANDOM);

    @Property
    void what_was_sealed_opens(@ForAll("unicode") String plain) {
        assertThat(cipher.open(cipher.seal(plain, FOR_ALICE), FOR_ALICE)).isEqualTo(plain);
    }

    @Property
    void what_was_sealed_opens_after_a_way_through_a_column(@ForAll("unicode") String plain) {
        var column = cipher.seal(plain, FOR_ALICE).encoded();
        assertThat(cipher.open(SealedSecret.parse(column), FOR_ALICE)).isEqualTo(plain);
    }

    @Property(tries = 320)
    void a_change_of_any_bit_breaks_the_seal(@ForAll @IntRange(max = 319) int bit) {
        var bytes = cipher.seal("a secret!!!!", FOR_ALICE).bytes();
        assertThat(bytes).hasSize(40);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        assertDoesNotOpen(new SealedSecret("old", bytes), FOR_ALICE);
    }

    @Property(tries = 100)
    void cutting_off_the_end_breaks_the_seal(@ForAll @IntRange(max = 39) int length) {
        var bytes = cipher.seal("a secret!!!!", FOR_ALICE).bytes();
        assertDoesNotOpen(new SealedSecret("old", Arrays.copyOf(bytes, length)), FOR_ALICE);
    }

    @Property
    void a_value_opens_nowhere_but_in_its_place(
            @ForAll("places") AssociatedData place, @ForAll("places") AssociatedData otherPlace) {
        Assume.that(!place.equals(otherPlace));
        assertDoesNotOpen(cipher.seal("secret", place), otherPlace);
    }

    @Example
    void the_empty_text_has_a_seal_of_exactly_vector_and_tag() {
        var sealed = cipher.seal("", FOR_ALICE);
        assertThat(sealed.bytes()).hasSize(12 + 16);
        assertThat(cipher.open(sealed, FOR_ALICE)).isEmpty();
    }

    @Example
    void one_byte_less_than_vector_and_tag_is_said_to_be_cut_short() {
        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> cipher.open(new SealedSecret("old", new byte[27]), FOR_ALICE))
                .withMessageContaining("cut short");
        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> cipher.open(new SealedSecret("old", new byte[28]), FOR_ALICE))
                .withMessageContaining("was changed");
    }

    @Example
    void the_same_text_never_gives_the_same_seal_twice() {
        var one = cipher.seal("secret", FOR_ALICE);
        var other = cipher.seal("secret", FOR_ALICE);
        assertThat(one).isNotEqualTo(other);
        assertThat(Arrays.copyOf(one.bytes(), 12)).isNotEqualTo(Arrays.copyOf(other.bytes(), 12));
    }

    @Example
    void the_seal_shows_nothing_of_the_text() {
        var sealed = cipher.seal("a-very-secret-refresh-token", FOR_ALICE);
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(sealed.encoded()).startsWith("old:").doesNotContain("secret");
        assertThat(sealed.toString()).isEqualTo("SealedSecret[keyId=old]");
    }

    @Example
    void the_first_key_seals_and_all_keys_open() {
        var before = cipher.seal("secret", FOR_ALICE);
        var rotated = new SecretCipher(KeyRing.parse(NEW + "," + OLD), RANDOM);
        assertThat(rotated.open(before, FOR_ALICE)).isEqualTo("secret");
        assertThat(rotated.seal("secret", FOR_ALICE).keyId()).isEqualTo("new");
    }

    @Example
    void without_its_key_a_value_does_not_open_and_the_message_names_key_and_purpose_only() {
        var sealed = cipher.seal("the-secret", FOR_ALICE);
        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> new SecretCipher(KeyRing.parse(NEW), RANDOM).open(sealed, FOR_ALICE))
                .withMessage("the value for grant.refresh-token sealed by key old does not open: no such key on the key"
                        + " ring")
                .withNoCause();
    }

    @Example
    void another_key_of_the_same_id_does_not_open() {
        var sealed = cipher.seal("the-secret", FOR_ALICE);
        var impostor = new SecretCipher(KeyRing.parse("old:" + key((byte) 9)), RANDOM);
        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> impostor.open(sealed, FOR_ALICE))
                .withMessageNotContaining("the-secret")
                .withMessageNotContaining("alice");
    }

    @Example
    void half_a_character_is_refused_rather_than_lost() {
        assertThatIllegalArgumentException().isThrownBy(() -> cipher.seal("\uD800", FOR_ALICE));
    }

    @Provide
    Arbitrary<String> unicode() {
        return Arbitraries.strings()
                .all()
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    @Provide
    Arbitrary<AssociatedData> places() {
        var texts = Arbitraries.strings().withChars("ab\u0000").ofMinLength(1).ofMaxLength(3);
        var names = Arbitraries.strings().withChars("ab").ofMinLength(1).ofMaxLength(3);
        var generations = Arbitraries.longs().between(0, 2);
        return Combinators.combine(texts, names, names, generations)
                .as((purpose, issuer, sub, generation) ->
                        new AssociatedData(purpose, new Subject(issuer, sub), generation));
    }

    private void assertDoesNotOpen(SealedSecret sealed, AssociatedData place) {
        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> cipher.open(sealed, place))
                .withMessageNotContaining("secret!!!!");
    }

    private static String key(byte filler) {
        var bytes = new byte[32];
        Arrays.fill(bytes, filler);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
