package org.nextcloudmcp.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages in browsers: those of the configured origins may use the endpoint, no other may (Fetch standard, CORS protocol). */
@ExtendWith(EdgeStage.class)
class BrowserIT {
    private final Edge edge;

    BrowserIT(Edge edge) {
        this.edge = edge;
    }

    @Test
    @DisplayName("an allowed page may ask first, without a token, and is told what it may send")
    void preflight() {
        HttpResponse<String> answer = preflight(EdgeStage.ALLOWED_ORIGIN);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(EdgeStage.ALLOWED_ORIGIN);
        assertThat(list(answer, "Access-Control-Allow-Methods")).contains("post", "get", "delete");
        assertThat(list(answer, "Access-Control-Allow-Headers"))
                .contains("authorization", "content-type", "mcp-protocol-version", "mcp-session-id", "last-event-id");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://app.example.com",
                "https://app.example.com:8443",
                "https://app.example.com.evil.example",
                "https://APP.example.com",
                "https://mcp.example.com.",
                "null",
                "*",
                ""
            })
    @DisplayName("a page of any other origin is refused before its token is looked at, and cannot read why")
    void foreignOrigins(String origin) {
        HttpResponse<String> answer = edge.send(list(), Map.of("Origin", origin, "Mcp-Method", "tools/list"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(preflight(origin).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("an allowed page reads the answer, its session and why it is refused")
    void allowed() {
        HttpResponse<String> good =
                edge.send(list(), Map.of("Origin", EdgeStage.ALLOWED_ORIGIN, "Mcp-Method", "tools/list"));
        HttpResponse<String> refused = edge.send(
                list(),
                Map.of("Origin", EdgeStage.ALLOWED_ORIGIN, "Mcp-Method", "tools/list", "Authorization", "Bearer no"));

        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(401);
        for (HttpResponse<String> answer : List.of(good, refused)) {
            assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                    .containsExactly(EdgeStage.ALLOWED_ORIGIN);
            assertThat(list(answer, "Access-Control-Expose-Headers"))
                    .contains("www-authenticate", "retry-after", "mcp-session-id", "mcp-protocol-version");
            assertThat(list(answer, "Vary")).contains("origin");
        }
    }

    @Test
    @DisplayName("the metadata may be read by any page: there is nothing of anybody's in it")
    void metadata() {
        HttpResponse<String> answer =
                edge.send(HttpRequest.newBuilder(edge.endpoint().resolve("/.well-known/oauth-protected-resource/mcp"))
                        .header("Origin", "https://evil.example")
                        .build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    private HttpRequest.Builder list() {
        return edge.post(Bodies.modern("tools/list", ""));
    }

    private HttpResponse<String> preflight(String origin) {
        return edge.send(HttpRequest.newBuilder(edge.endpoint())
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,mcp-protocol-version")
                .build());
    }

    private static List<String> list(HttpResponse<String> answer, String header) {
        return answer.headers().allValues(header).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .toList();
    }
}
