package org.nextcloudmcp.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.harness.AnyCertificate;

/** HTTP/2 on the TLS port (RFC 9113). */
@ExtendWith(EdgeStage.class)
class Http2IT {
    private final Edge edge;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .sslContext(AnyCertificate.context())
            .build();

    Http2IT(Edge edge) {
        this.edge = edge;
    }

    @Test
    @DisplayName("the endpoint is served over HTTP/2, and a hundred requests share one connection")
    void served() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        answers.add(client.sendAsync(list(), HttpResponse.BodyHandlers.ofString()));
        answers.get(0).join();
        for (int i = 0; i < 100; i++) {
            answers.add(client.sendAsync(list(), HttpResponse.BodyHandlers.ofString()));
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.join().statusCode()).isEqualTo(200);
            assertThat(answer.join().version()).isEqualTo(HttpClient.Version.HTTP_2);
        });
    }

    @Test
    @DisplayName("a token is asked for as over HTTP/1.1, with the configured URL in the challenge")
    void challenged() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(endpoint())
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains(EdgeStage.PUBLIC_URL + "/.well-known/oauth-protected-resource/mcp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp.example.com", "mcp.example.com:443", "localhost", "127.0.0.1:9443"})
    @DisplayName("our own names in :authority are answered")
    void ourAuthorities(String authority) {
        assertThat(asked(authority, Map.of()).body()).contains("\"tools\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:9443", "mcp.example.com.evil.example", "x_y"})
    @DisplayName("a foreign name in :authority is refused, although X-Forwarded-Host names us")
    void foreignAuthorities(String authority) {
        RawHttp2.Answer answer = asked(authority, Map.of("x-forwarded-host", "mcp.example.com"));

        assertThat(answer.body()).doesNotContain("\"tools\"", "Exception", "SRVE");
        assertThat(answer.reset() || answer.body().contains("host_not_allowed"))
                .as(answer.toString())
                .isTrue();
    }

    @Test
    @DisplayName("a Host header that is another than :authority does not make a foreign name ours")
    void hostBesideAuthority() {
        RawHttp2.Answer answer = asked("evil.example", Map.of("host", "mcp.example.com"));

        assertThat(answer.body()).doesNotContain("\"tools\"");
    }

    private RawHttp2.Answer asked(String authority, Map<String, String> more) {
        try (var connection = new RawHttp2(edge.httpsPort())) {
            return connection.post(authority, "/mcp", headers(more), Bodies.modern("tools/list", ""));
        }
    }

    private Map<String, String> headers(Map<String, String> more) {
        Map<String, String> headers = new java.util.LinkedHashMap<>(Map.of(
                "authorization", "Bearer " + edge.token(),
                "content-type", "application/json",
                "accept", "application/json, text/event-stream",
                "mcp-protocol-version", "2026-07-28",
                "mcp-method", "tools/list"));
        headers.putAll(more);
        return headers;
    }

    private HttpRequest list() {
        HttpRequest.Builder request = edge.post(Bodies.modern("tools/list", "")).uri(endpoint());
        return request.setHeader("Mcp-Method", "tools/list").build();
    }

    private URI endpoint() {
        return URI.create("https://localhost:" + edge.httpsPort() + "/mcp");
    }
}
