package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.Await;

/** A session of 2025-11-25 belongs to no node: a load balancer may send each request to another one. */
@ExtendWith(WiredClusterExtension.class)
class SharedSessionIT {
    private final WiredCluster cluster;
    private final HttpClient client = HttpClient.newHttpClient();

    SharedSessionIT(WiredCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    @DisplayName("begun at one node, used at the other, ended there, and soon unknown at both")
    void wanders() throws Exception {
        HttpResponse<String> begun =
                send(0, "initialize", "", "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}");
        String session = begun.headers().firstValue("Mcp-Session-Id").orElseThrow();

        for (int node : new int[] {1, 0, 1}) {
            assertThat(send(node, "tools/list", session, "").statusCode()).isEqualTo(200);
        }
        assertThat(client.send(request(1, session).DELETE().build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isBetween(200, 204);
        assertThat(send(1, "tools/list", session, "").statusCode()).isEqualTo(404);
        Await.until("the other node to hear of it", Duration.ofSeconds(15), () -> {
            try {
                return send(0, "tools/list", session, "").statusCode() == 404;
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    private HttpResponse<String> send(int node, String method, String session, String params)
            throws IOException, InterruptedException {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
        return client.send(
                request(node, session)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(int node, String session) {
        HttpRequest.Builder request = HttpRequest.newBuilder(cluster.stage().mcpEndpoint(node))
                .header("Authorization", "Bearer " + cluster.stage().inbound(0))
                .header("Accept", "application/json, text/event-stream")
                .header("Content-Type", "application/json");
        return session.isEmpty()
                ? request
                : request.header("Mcp-Session-Id", session).header("MCP-Protocol-Version", "2025-11-25");
    }
}
