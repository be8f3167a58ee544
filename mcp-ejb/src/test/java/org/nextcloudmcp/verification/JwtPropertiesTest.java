package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.idp.FakeProvider;
import org.nextcloudmcp.oauth.AccessToken;

/** What no token made by chance may do. */
class JwtPropertiesTest {

    private static final SigningKey ED = SigningKey.ed25519("ed-1");
    private static final String GOOD = ED.sign("EdDSA", HostileTokens.header("EdDSA", "ed-1"), Claims.ACCESS_TOKEN);
    private static final Verifying VERIFYING = new Verifying(
            new FakeProvider().publishes(SigningKey.keySet(ED)).introspects(200, "{\"active\":false}"),
            new MovableClock());

    private static boolean passes(String token) {
        return VERIFYING.verifier.verify(new AccessToken(token)) instanceof Verification.Accepted;
    }

    @BeforeContainer
    static void theTokenIsGood() {
        assertThat(passes(GOOD)).isTrue();
    }

    @Property
    void a_good_token_with_one_character_changed_does_not_pass(
            @ForAll @IntRange(max = 100_000) int place,
            @ForAll @AlphaChars @NumericChars @Chars({'-', '_', '.', '=', '+', '/', ' ', '\n'}) char character) {
        var at = place % GOOD.length();
        var changed = GOOD.substring(0, at) + character + GOOD.substring(at + 1);

        assertThat(passes(changed)).isEqualTo(changed.equals(GOOD));
    }

    @Property
    void a_good_token_with_something_put_in_does_not_pass(
            @ForAll @IntRange(max = 100_000) int place,
            @ForAll @StringLength(min = 1, max = 4) @CharRange(from = ' ', to = '~') String more) {
        var at = place % (GOOD.length() + 1);

        assertThat(passes(GOOD.substring(0, at) + more + GOOD.substring(at))).isFalse();
    }

    @Property
    void a_good_token_with_something_left_out_does_not_pass(
            @ForAll @IntRange(max = 100_000) int place, @ForAll @IntRange(min = 1, max = 8) int length) {
        var at = place % GOOD.length();
        var end = Math.min(GOOD.length(), at + length);

        assertThat(passes(GOOD.substring(0, at) + GOOD.substring(end))).isFalse();
    }

    @Property
    void a_good_token_with_one_bit_of_its_parts_turned_does_not_pass(
            @ForAll @IntRange(max = 2) int part, @ForAll @IntRange(max = 100_000) int bit) {
        var parts = GOOD.split("\\.", -1);
        var bytes = Base64.getUrlDecoder().decode(parts[part]);
        var at = bit % (bytes.length * 8);
        bytes[at / 8] ^= (byte) (1 << (at % 8));
        parts[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        assertThat(passes(String.join(".", parts))).isFalse();
    }

    /** What is read is what was written: two spellings of one token would be two tokens to the memory and one to a log. */
    @Property
    void a_part_has_one_spelling(@ForAll byte[] bytes) {
        var json = "{\"x\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}";
        var part = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));

        assertThat(UnverifiedJwt.part(part)).isPresent();
        assertThat(UnverifiedJwt.part(part + "=")).isEmpty();
        assertThat(otherSpelling(part, json.length() % 3))
                .allMatch(other -> UnverifiedJwt.part(other).isEmpty());
    }

    private static List<String> otherSpelling(String part, int rest) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var unused = rest == 0 ? 0 : rest == 1 ? 15 : 3;
        var last = alphabet.indexOf(part.charAt(part.length() - 1));
        return IntStream.rangeClosed(1, unused)
                .mapToObj(stray -> part.substring(0, part.length() - 1) + alphabet.charAt(last + stray))
                .toList();
    }

    @Property
    void no_text_at_all_makes_the_reader_fail_or_pass(@ForAll String text) {
        if (!text.isBlank()) {
            assertThat(passes(text)).isFalse();
            assertThat(passes("eyJ" + text + ".eyJ." + text)).isFalse();
        }
    }

    @Property
    void no_bytes_at_all_make_the_reader_fail_or_pass(
            @ForAll byte[] header, @ForAll byte[] claims, @ForAll byte[] signature) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var token = encoder.encodeToString(header) + "." + encoder.encodeToString(claims) + "."
                + encoder.encodeToString(signature);

        assertThat(passes(token)).isFalse();
    }
}
