package org.nextcloudmcp.robustness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.nextcloudmcp.harness.BrokerServer;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.StrictStage;

/** The broker seen by somebody with a good token and bad manners. */
final class Edge implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StrictStage stage;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Edge(StrictStage stage) {
        this.stage = stage;
        this.token = stage.provider()
                .issuance()
                .token(stage.provider()
                        .issuance()
                        .claims(StrictStage.CLIENT, DemoAccounts.ALL.get(0).sub(), "files.read notes.read"));
    }

    BrokerServer broker() {
        return stage.broker();
    }

    String token() {
        return token;
    }

    URI endpoint() {
        return stage.mcpEndpoint();
    }

    int port() {
        return Integer.parseInt(stage.settings().get("HTTP_PORT"));
    }

    int httpsPort() {
        return Integer.parseInt(stage.settings().get("HTTPS_PORT"));
    }

    /** A request of the current revision; its other headers are still to be set. */
    HttpRequest.Builder post(String body) {
        return bare("POST", body.getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", "application/json")
                .header("MCP-Protocol-Version", "2026-07-28");
    }

    /** A request with a token and nothing else. */
    HttpRequest.Builder bare(String method, byte[] body) {
        return HttpRequest.newBuilder(endpoint())
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, text/event-stream")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::setHeader);
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        stage.close();
    }
}
