package org.nextcloudmcp.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
                "// c\n{}"
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
    void a_number_that_no_long_can_hold_becomes_a_double() {
        var object = StrictJson.object("{\"a\":12345678901234567890,\"b\":1e3,\"c\":-5}")
                .orElseThrow();

        assertThat(StrictJson.plain(object))
                .containsEntry("a", 1.2345678901234567E19)
                .containsEntry("b", 1000L)
                .containsEntry("c", -5L);
    }
}
