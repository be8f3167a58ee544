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
import java.util.concurrent.ConcurrentHashMap;
import org.nextcloudmcp.harness.BrokerServer;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.StrictStage;

/** The broker seen by somebody with a good token and bad manners. */
final class Edge implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StrictStage stage;
    private final Map<String, Held> tokens = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Edge(StrictStage stage) {
        this.stage = stage;
    }

    /** A good token of any user, the same one for as long as it is sure to be good. */
    String tokenOf(String sub) {
        return tokens.compute(sub, (same, held) -> held == null || held.old() ? new Held(issued(sub)) : held)
                .token();
    }

    private String issued(String sub) {
        return stage.provider()
                .issuance()
                .token(stage.provider().issuance().claims(StrictStage.CLIENT, sub, "files.read notes.read"));
    }

    private record Held(String token, long since) {
        Held(String token) {
            this(token, System.nanoTime());
        }

        boolean old() {
            return System.nanoTime() - since > Duration.ofMinutes(2).toNanos();
        }
    }

    BrokerServer broker() {
        return stage.broker();
    }

    String token() {
        return tokenOf(DemoAccounts.ALL.get(0).sub());
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
                .header("Authorization", "Bearer " + token())
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
