package org.nextcloudmcp.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Stands before the broker at its public URL, hands on what comes as it comes, streams included, and hears every message
 * at the MCP endpoint. Can put a token into requests that have none, for peers that cannot send one.
 */
public final class WireTap implements AutoCloseable {
    /** Host is handed on: the JVM has to run with {@code jdk.httpclient.allowRestrictedHeaders=host}. */
    private static final Set<String> NOT_FORWARDED =
            Set.of("connection", "content-length", "transfer-encoding", "expect", "upgrade", "http2-settings");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI broker;
    private final Supplier<String> token;
    private final Conversation conversation = new Conversation();

    private WireTap(HttpServer server, URI broker, Supplier<String> token) {
        this.server = server;
        this.broker = broker;
        this.token = token;
    }

    /** For peers that bring their own tokens. */
    public static WireTap start(int port, URI broker) {
        return start(port, broker, () -> "");
    }

    /**
     * Starts on a loopback port.
     *
     * @param token for requests without one
     */
    public static WireTap start(int port, URI broker, Supplier<String> token) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            WireTap tap = new WireTap(server, broker, token);
            server.createContext("/", tap::forward);
            server.setExecutor(tap.threads);
            server.start();
            return tap;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot listen on " + port, failed);
        }
    }

    /** What was said so far. */
    public Conversation conversation() {
        return conversation;
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpResponse<InputStream> answer = ask(exchange, body);
            boolean mcp = exchange.getRequestURI().getPath().equals("/mcp");
            Conversation.Turn turn = conversation.turn(
                    exchange.getRequestMethod(),
                    mcp ? body : new byte[0],
                    exchange.getRequestHeaders().getFirst("MCP-Protocol-Version"),
                    answer.statusCode(),
                    mcp ? answer.headers().firstValue("Content-Type").orElse("") : "");
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            try (InputStream content = answer.body()) {
                hand(content, exchange, answer, turn);
            }
        }
    }

    private static void hand(
            InputStream content, HttpExchange exchange, HttpResponse<InputStream> answer, Conversation.Turn turn)
            throws IOException {
        boolean streams = answer.headers().firstValueAsLong("Content-Length").isEmpty();
        long length = answer.headers().firstValueAsLong("Content-Length").orElse(0);
        boolean nothing = answer.statusCode() == 204 || (!streams && length == 0);
        exchange.sendResponseHeaders(answer.statusCode(), nothing ? -1 : streams ? 0 : length);
        if (nothing) {
            return;
        }
        byte[] part = new byte[8192];
        try (OutputStream out = exchange.getResponseBody()) {
            for (int read = content.read(part); read >= 0; read = content.read(part)) {
                turn.hear(part, read);
                out.write(part, 0, read);
                out.flush();
            }
        } finally {
            turn.end();
        }
    }

    private HttpResponse<InputStream> ask(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        broker.resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        String own = token.get();
        if (!own.isEmpty()
                && exchange.getRequestHeaders()
                        .getOrDefault("Authorization", List.of())
                        .isEmpty()) {
            request.header("Authorization", "Bearer " + own);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
