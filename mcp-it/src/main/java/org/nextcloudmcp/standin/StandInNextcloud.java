package org.nextcloudmcp.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The stand-in as a server on the loopback interface. */
public final class StandInNextcloud implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Routes routes;
    private final Queue<JournalEntry> journal = new ConcurrentLinkedQueue<>();

    private StandInNextcloud(HttpServer server, Routes routes) {
        this.server = server;
        this.routes = routes;
    }

    /**
     * Starts the stand-in.
     *
     * @param folder holds one folder for each user id, which is that user's Nextcloud
     */
    public static StandInNextcloud start(int port, Path folder, TokenCheck tokens, Clock clock) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            StandInNextcloud standIn = new StandInNextcloud(server, Apps.routes(url, folder, tokens, clock));
            server.createContext("/", standIn::serve);
            server.setExecutor(standIn.threads);
            server.start();
            return standIn;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot listen on " + port, failed);
        }
    }

    /** The base URL, without a slash at the end. */
    public URI url() {
        return world().url();
    }

    /** What its apps know in common, to be changed by a test. */
    public World world() {
        return routes.world();
    }

    /** All requests so far, oldest first. */
    public List<JournalEntry> journal() {
        return List.copyOf(journal);
    }

    /** Switches the maintenance mode, in which everything but status.php answers 503. */
    public void maintenance(boolean on) {
        world().maintenance(on);
    }

    static Optional<String> bearer(Ask ask) {
        return ask.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            Ask ask = new Ask(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                    headers,
                    Body.of(exchange.getRequestBody().readAllBytes()));
            Answer answer = routes.answer(ask);
            journal.add(JournalEntry.of(ask, answer.status()));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            // A client that kept these would mix up users who share its connection.
            exchange.getResponseHeaders().add("Set-Cookie", "oc_sessionPassphrase=stand-in; path=/; HttpOnly");
            exchange.getResponseHeaders().add("Set-Cookie", "nc_sameSiteCookielax=true; path=/; HttpOnly");
            send(exchange, ask, answer);
        }
    }

    private static void send(HttpExchange exchange, Ask ask, Answer answer) throws IOException {
        boolean silent = ask.isHead() || answer.body().length() == 0;
        if (ask.isHead() && !answer.headers().containsKey("Content-Length")) {
            exchange.getResponseHeaders()
                    .set("Content-Length", String.valueOf(answer.body().length()));
        }
        exchange.sendResponseHeaders(
                answer.status(), silent ? -1 : answer.body().length());
        if (!silent) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body().bytes());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
