package org.nextcloudmcp.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a TLS-terminating proxy: what we say of ourselves comes from the configuration and from no header. */
@ExtendWith(EdgeStage.class)
class ProxyIT {
    private static final String METADATA = "/.well-known/oauth-protected-resource";

    private final Edge edge;

    ProxyIT(Edge edge) {
        this.edge = edge;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Forwarded-Host   | evil.example
            X-Forwarded-Proto  | http
            X-Forwarded-Port   | 81
            X-Forwarded-Server | evil.example
            X-Forwarded-Prefix | /evil
            Forwarded          | host=evil.example;proto=http
            X-Original-Host    | evil.example
            X-Host             | evil.example
            X-HTTP-Host-Override | evil.example
            $WSSN              | evil.example
            $WSSP              | 81
            $WSSC              | http
            """)
    @DisplayName("the resource and its metadata have the configured URL, whatever a header claims")
    void forwardedHeaders(String header, String value) {
        for (String path : new String[] {METADATA, METADATA + "/mcp"}) {
            HttpResponse<String> metadata =
                    edge.send(HttpRequest.newBuilder(edge.endpoint().resolve(path))
                            .header(header, value)
                            .build());

            assertThat(metadata.statusCode()).as(path).isEqualTo(200);
            assertThat(metadata.body())
                    .contains("\"resource\":\"" + EdgeStage.PUBLIC_URL + "/mcp\"")
                    .doesNotContain("evil", "localhost:" + edge.port());
        }
        HttpResponse<String> challenged = edge.send(
                edge.post(Bodies.modern("tools/list", "")), Map.of(header, value, "Authorization", "Basic x"));

        assertThat(challenged.statusCode()).isEqualTo(401);
        assertThat(challenged.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("resource_metadata=\"" + EdgeStage.PUBLIC_URL + METADATA + "/mcp\"");
    }

    @Test
    @DisplayName("the consent link is of the configured URL, whatever a header claims")
    void links() {
        HttpResponse<String> answer = edge.send(
                edge.post(Bodies.modern("tools/call", "\"name\":\"provision_nextcloud_access\"")),
                Map.of(
                        "Mcp-Method", "tools/call",
                        "Mcp-Name", "provision_nextcloud_access",
                        "X-Forwarded-Host", "evil.example",
                        "X-Forwarded-Proto", "http"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(EdgeStage.PUBLIC_URL + "/connect?request=")
                .doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mcp.example.com",
                "MCP.EXAMPLE.COM",
                "mcp.example.com:443",
                "localhost:1",
                "127.0.0.1",
                "[::1]:9080"
            })
    @DisplayName("our own name and the loopback's are answered, on any port")
    void ourNames(String host) {
        assertThat(asked(host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "mcp.example.com.evil.example",
                "evil.example:443",
                "mcp.example.com@evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.2",
                "0.0.0.0",
                "x_y",
                "evil.example, mcp.example.com",
                "mcp.example.com, evil.example"
            })
    @DisplayName("a foreign name is refused, whatever X-Forwarded-Host says")
    void foreignNames(String host) {
        String answer = asked(host);

        assertThat(answer).matches("(?s)HTTP/1.1 40[03] .*").doesNotContain("Exception", "SRVE");
    }

    @Test
    @DisplayName("a request with two names is refused unless both are ours, in either order")
    void twoNames() {
        assertThat(answer(request("evil.example\r\nHost: mcp.example.com"))).matches("(?s)HTTP/1.1 40[03] .*");
        assertThat(answer(request("mcp.example.com\r\nHost: evil.example"))).matches("(?s)HTTP/1.1 40[03] .*");
    }

    private String asked(String host) {
        return answer(request(host));
    }

    private String answer(String request) {
        try (var connection = new RawConnection(edge.port())) {
            return connection.send(request).answer();
        }
    }

    private String request(String host) {
        String body = Bodies.modern("tools/list", "");
        return "POST /mcp HTTP/1.1\r\nHost: " + host + "\r\nX-Forwarded-Host: mcp.example.com\r\n"
                + "Authorization: Bearer " + edge.token() + "\r\nContent-Type: application/json\r\n"
                + "Accept: application/json, text/event-stream\r\n"
                + "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/list\r\nConnection: close\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
