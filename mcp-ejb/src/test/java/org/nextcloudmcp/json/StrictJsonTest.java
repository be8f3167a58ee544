package org.nextcloudmcp.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "1",
                "{",
                "{}}",
                "{} {}",
                "{}x",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":[{\"b\":1,\"b\":2}]}",
                "{\"a\":\"\n\"}",
                "\uFEFF{}",
                "// c\n{}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":0x10}",
                "{\"a\":1e}",
                "{\"a\":-}",
                "{\"a\":True}",
                "{\"a\":undefined}",
                "{\"a\":\"\\x41\"}",
                "{\"a\":\"\\u00g0\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"a\":[\"\\ud800x\"]}",
                "{\"\\udfff\":1}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{,}",
                "{\"a\":1}\u0000"
            })
    void refuses_what_is_not_exactly_one_object_without_duplicate_members(String text) {
        assertThat(StrictJson.object(text)).isEmpty();
    }

    @Test
    void thirty_two_levels_are_enough_for_everybody() {
        assertThat(StrictJson.object("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}"))
                .isPresent();
        assertThat(StrictJson.object("{\"a\":" + "[".repeat(31) + "1" + "]".repeat(31) + "}"))
                .isEmpty();
        assertThat(StrictJson.object("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}"))
                .isEmpty();
    }

    @Test
    void an_object_has_a_thousand_members_at_most() {
        assertThat(StrictJson.object(members(1000))).isPresent();
        assertThat(StrictJson.object(members(1001))).isEmpty();
    }

    private static String members(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "\"" + number + "\":0")
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void a_number_has_a_hundred_characters_at_most() {
        assertThat(StrictJson.object("{\"a\":" + "1".repeat(100) + "}")).isPresent();
        assertThat(StrictJson.object("{\"a\":" + "1".repeat(101) + "}")).isEmpty();
        assertThat(StrictJson.object("{\"a\":[0." + "1".repeat(99) + "]}")).isEmpty();
    }

    @Test
    void reads_characters_beyond_the_basic_plane_as_pairs() {
        assertThat(StrictJson.object("{\"a\":\"\\ud83d\\ude00\"}").orElseThrow().getString("a"))
                .isEqualTo("😀");
    }

    @ParameterizedTest
    @DisplayName("refuses bytes that spell a character otherwise than UTF-8 does")
    @ValueSource(strings = {"C0AF", "C180", "E080AF", "F08080AF", "EDA080", "EDBFBF", "F4908080", "FF", "80", "E282"})
    void refusesOtherSpellings(String character) {
        var text = HexFormat.of().formatHex("{\"a\":\"".getBytes(StandardCharsets.UTF_8)) + character + "227d";

        assertThat(StrictJson.object(HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT))))
                .isEmpty();
    }

    @ParameterizedTest
    @DisplayName("refuses a byte order mark and other encodings")
    @ValueSource(strings = {"efbbbf7b7d", "feff007b007d", "fffe7b007d00", "007b007d", "7b007d00"})
    void refusesOtherEncodings(String bytes) {
        assertThat(StrictJson.object(HexFormat.of().parseHex(bytes))).isEmpty();
    }

    @Test
    void refuses_nesting_without_end() {
        assertThat(StrictJson.object("{\"a\":" + "[".repeat(8_000) + "]".repeat(8_000) + "}"))
                .isEmpty();
    }

    @Test
    void refuses_bytes_that_are_not_utf_8() {
        assertThat(StrictJson.object(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}))
                .isEmpty();
    }

    @Test
    void reads_utf_8() {
        var object = StrictJson.object("{\"a\":\"ä\"}".getBytes(StandardCharsets.UTF_8))
                .orElseThrow();

        assertThat(StrictJson.string(object, "a")).contains("ä");
    }

    @Test
    void a_member_that_is_no_string_is_not_read_as_one() {
        var object = StrictJson.object("{\"a\":1,\"b\":null}").orElseThrow();

        assertThat(StrictJson.string(object, "a")).isEmpty();
        assertThat(StrictJson.string(object, "b")).isEmpty();
        assertThat(StrictJson.string(object, "c")).isEmpty();
    }

    @Test
    void plain_values_keep_their_types_and_lose_nulls() {
        var object = StrictJson.object("""
                        {"s":"t","l":12,"d":1.5,"huge":1e999999999,"b":true,"f":false,"n":null,"a":[1,null,"x"],"o":{"p":{}}}
                        """).orElseThrow();

        assertThat(StrictJson.plain(object))
                .isEqualTo(Map.of(
                        "s",
                        "t",
                        "l",
                        12L,
                        "d",
                        1.5,
                        "huge",
                        Double.POSITIVE_INFINITY,
                        "b",
                        true,
                        "f",
                        false,
                        "a",
                        List.of(1L, "x"),
                        "o",
                        Map.of("p", Map.of())));
    }

    @Test
    void a_number_with_the_largest_of_exponents_becomes_a_double() {
        var object = StrictJson.object("{\"a\":1e2147483647,\"b\":-12e2147483647,\"c\":1e17,\"d\":1e18}")
                .orElseThrow();

        assertThat(StrictJson.plain(object))
                .containsEntry("a", Double.POSITIVE_INFINITY)
                .containsEntry("b", Double.NEGATIVE_INFINITY)
                .containsEntry("c", 100_000_000_000_000_000L)
                .containsEntry("d", 1e18);
    }

    @Test
    void a_number_that_no_long_can_hold_becomes_a_double() {
        var object = StrictJson.object("{\"a\":12345678901234567890,\"b\":1e3,\"c\":-5}")
                .orElseThrow();

        assertThat(StrictJson.plain(object))
                .containsEntry("a", 1.2345678901234567E19)
                .containsEntry("b", 1000L)
                .containsEntry("c", -5L);
    }
}
