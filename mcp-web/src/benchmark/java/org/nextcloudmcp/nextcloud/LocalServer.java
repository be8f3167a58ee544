package org.nextcloudmcp.nextcloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback interface that answers one long body, and recorded ones to whatever else a tool asks. */
final class LocalServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String method;
    private final byte[] body;

    /** Runs when all but the last bytes of the long body were sent; whoever reads it is then in the middle. */
    private volatile Runnable beforeTheEnd = () -> {};

    LocalServer(String method, String body) {
        this.method = method;
        this.body = body.getBytes(StandardCharsets.UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int bodyBytes() {
        return body.length;
    }

    void beforeTheEnd(Runnable work) {
        beforeTheEnd = work;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getRawPath();
            if (path.startsWith("/ocs/v2.php/cloud/user")) {
                recorded(exchange, "users/01-current-user");
            } else if (path.startsWith("/ocs/v2.php/cloud/capabilities")) {
                recorded(exchange, "general/06-capabilities-full");
            } else if (exchange.getRequestMethod().equals(method)) {
                exchange.getResponseHeaders().set("Content-Type", "application/xml; charset=utf-8");
                exchange.sendResponseHeaders(207, 0);
                var last = body.length - 20;
                exchange.getResponseBody().write(body, 0, last);
                exchange.getResponseBody().flush();
                beforeTheEnd.run();
                exchange.getResponseBody().write(body, last, body.length - last);
            } else {
                var calendars = LargeAnswers.calendars().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/xml; charset=utf-8");
                exchange.sendResponseHeaders(207, calendars.length);
                exchange.getResponseBody().write(calendars);
            }
        }
    }

    private static void recorded(HttpExchange exchange, String sample) throws IOException {
        var answer = Recorded.answer(sample);
        exchange.getResponseHeaders()
                .set("Content-Type", answer.header("Content-Type").orElse("application/json"));
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
