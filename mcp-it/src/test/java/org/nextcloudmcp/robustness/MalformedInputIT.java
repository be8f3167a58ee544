package org.nextcloudmcp.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request, it gets the error that the specification names, and nothing of our insides. */
@ExtendWith(EdgeStage.class)
class MalformedInputIT {
    private final Edge edge;

    MalformedInputIT(Edge edge) {
        this.edge = edge;
    }

    static Stream<BadMessage> messages() {
        return BadMessages.all();
    }

    @ParameterizedTest
    @MethodSource("messages")
    @DisplayName("a bad message gets the error that names what is wrong with it")
    void isAnsweredWithItsError(BadMessage bad) {
        HttpResponse<String> answer = edge.send(bad.request(edge));

        assertThat(Arrays.stream(bad.statuses()).boxed())
                .as("%s: %s", answer.statusCode(), answer.body())
                .contains(answer.statusCode());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        if (bad.code() != 0) {
            assertThat(error(answer).getInt("code")).as(answer.body()).isEqualTo(bad.code());
        }
        saysNothingOfOurInsides(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "PROPFIND", "TRACE", "CONNECTX"})
    @DisplayName("another HTTP method is refused")
    void otherMethods(String method) {
        HttpResponse<String> answer = edge.send(edge.bare(method, new byte[0]).build());

        assertThat(answer.statusCode()).isBetween(400, 405).isNotEqualTo(401);
        saysNothingOfOurInsides(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp/", "/mcp/x", "/mcp;a=b", "/mcp%2f", "/mcp/..;/mcp", "/mcp?access_token=x", "//mcp"})
    @DisplayName("a path beside the endpoint's leads to nothing, and to no fault")
    void otherPaths(String path) {
        HttpResponse<String> answer = edge.send(
                edge.post(Bodies.modern("tools/list", ""))
                        .uri(edge.endpoint()
                                .resolve("/")
                                .resolve(java.net.URI.create("http://localhost:" + edge.port() + path))),
                Map.of("Mcp-Method", "tools/list"));

        assertThat(answer.statusCode()).as(path).isLessThan(500);
        saysNothingOfOurInsides(answer);
    }

    @Test
    @DisplayName("a call with a million characters for an argument is answered by the tool, as an error of the tool")
    void longArgument() {
        HttpResponse<String> answer = edge.send(
                edge.post(Bodies.holding("\"" + "x".repeat(1_000_000) + "\"")),
                Map.of("Mcp-Method", "tools/call", "Mcp-Name", "nc_webdav_read_file"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().length()).as("the argument does not come back").isLessThan(20_000);
    }

    private static JsonObject error(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject().getJsonObject("error");
        }
    }

    static void saysNothingOfOurInsides(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isLessThan(500);
        assertThat(answer.body())
                .doesNotContain(
                        "Exception",
                        "at org.",
                        "at java.",
                        "at com.",
                        "jakarta.",
                        "org.nextcloudmcp",
                        "SRVE",
                        "RESTEASY");
        assertThat(answer.headers().map().keySet()).doesNotContain("server", "x-powered-by");
    }
}
