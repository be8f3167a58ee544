package org.nextcloudmcp.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.json.JsonLimits;

class JsonRpcReadingTest {

    @Test
    @DisplayName("a method with an id is a request, and its id is kept as it came")
    void request() {
        var message = understood("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"ping\"}");

        assertThat(message).isInstanceOfSatisfying(JsonRpcMessage.Request.class, request -> {
            assertThat(request.method()).isEqualTo("ping");
            assertThat(((JsonString) request.id()).getString()).isEqualTo("a");
            assertThat(request.params()).isEmpty();
        });
    }

    @Test
    @DisplayName("a method without an id is a notification")
    void notification() {
        assertThat(understood("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}"))
                .isInstanceOf(JsonRpcMessage.Notification.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{}}"})
    @DisplayName("an answer to a question that was never asked is understood, and nothing comes of it")
    void response(String body) {
        assertThat(understood(body)).isInstanceOf(JsonRpcMessage.Response.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "\"text\"",
                "{\"jsonrpc\":\"2.0\",\"id\":1e99999999999,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} trailing",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":1,\"a\":2}}"
            })
    @DisplayName("what is not strict JSON, a member given twice included, is a parse error without an id")
    void parseErrors(String body) {
        assertThat(errorCode(body)).isEqualTo(JsonRpcError.PARSE_ERROR);
        assertThat(answer(body)).doesNotContain("\"id\"");
    }

    @Test
    @DisplayName("malformed UTF-8 is a parse error")
    void malformedUtf8() {
        var body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"p\u00efng\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(JsonRpcReading.of(body)).isInstanceOf(JsonRpcReading.NotUnderstood.class);
    }

    @Test
    @DisplayName("32 levels are read, 33 are not")
    void depth() {
        var head = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":";
        var deepest = "[".repeat(30) + "]".repeat(30);

        assertThat(JsonRpcReading.of(utf8(head + deepest + "}}"))).isInstanceOf(JsonRpcReading.Understood.class);
        assertThat(errorCode(head + "[" + deepest + "]}}")).isEqualTo(JsonRpcError.INVALID_REQUEST);
        assertThat(answer(head + "[" + deepest + "]}}")).contains("32 levels");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,"b":2,"c":3}           | more than 2 members
            {"a":{"b":1,"c":2,"d":3}}     | more than 2 members
            {"a":[1,2,3,4]}               | more than 4 values
            {"a":{"b":[{}]}}              | deeper than 3 levels
            {"a":[[[]]]}                  | deeper than 3 levels
            """)
    @DisplayName("what is beyond a limit is an invalid request, and the answer names the limit")
    void limits(String body, String limit) {
        var answer = ((JsonRpcReading.NotUnderstood) JsonRpcReading.of(utf8(body), new JsonLimits(3, 2, 4))).answer();

        assertThat(answer.getJsonObject("error").getInt("code")).isEqualTo(JsonRpcError.INVALID_REQUEST);
        assertThat(answer.getJsonObject("error").getString("message")).contains(limit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|-32600",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]|-32600",
                "  [|-32600",
                "{}|-32600",
                "{\"id\":1,\"method\":\"ping\"}|-32600",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1}|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1e999999999,\"method\":\"ping\"}|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{},\"error\":{}}|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}|-32602"
            })
    @DisplayName("what is no single message of JSON-RPC 2.0 has its error code")
    void invalidRequests(String body, int code) {
        assertThat(errorCode(body)).isEqualTo(code);
    }

    @Test
    @DisplayName("an invalid request whose id can be told is answered under that id")
    void idOfInvalidRequest() {
        assertThat(answer("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\",\"params\":[]}"))
                .contains("\"id\":7");
    }

    @Property
    @Label("no body whatever makes the reader throw")
    void total(@ForAll byte[] body) {
        assertThat(JsonRpcReading.of(body)).isNotNull();
    }

    private static JsonRpcMessage understood(String body) {
        return ((JsonRpcReading.Understood) JsonRpcReading.of(utf8(body))).message();
    }

    private static String answer(String body) {
        return ((JsonRpcReading.NotUnderstood) JsonRpcReading.of(utf8(body)))
                .answer()
                .toString();
    }

    private static int errorCode(String body) {
        return ((JsonRpcReading.NotUnderstood) JsonRpcReading.of(utf8(body)))
                .answer()
                .getJsonObject("error")
                .getInt("code");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
