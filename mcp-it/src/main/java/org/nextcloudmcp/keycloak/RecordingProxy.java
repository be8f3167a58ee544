package org.nextcloudmcp.keycloak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before the provider and sees all that browsers, MCP clients and the broker say to it: counts the calls to the
 * token endpoint, remembers every credential, and can be told to fail.
 */
public final class RecordingProxy implements AutoCloseable {
    private static final Set<String> NOT_FORWARDED =
            Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade", "http2-settings");

    private static final Set<String> FAILING = Set.of("token", "revoke", "revocation");
    private static final Set<String> INTROSPECTION = Set.of("introspect", "introspection");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final URI target;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final IssuedSecrets secrets = new IssuedSecrets();
    private final List<TokenCall> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger failWith = new AtomicInteger();
    private final TokenForge forge = new TokenForge();

    private RecordingProxy(HttpServer server, URI target) {
        this.server = server;
        this.target = target;
    }

    /** Starts a proxy on a loopback port. */
    public static RecordingProxy start(int port, URI target) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            RecordingProxy proxy = new RecordingProxy(server, target);
            server.createContext("/", proxy::forward);
            server.setExecutor(proxy.threads);
            server.start();
            return proxy;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot listen on " + port, failed);
        }
    }

    /** Every credential that went through. */
    public IssuedSecrets secrets() {
        return secrets;
    }

    /** Makes tokens that look like the provider's. */
    public TokenForge forge() {
        return forge;
    }

    /** The calls to the token, introspection and revocation endpoints, oldest first. */
    public List<TokenCall> calls() {
        return List.copyOf(calls);
    }

    /** How often a client asked for a grant of this type. */
    public long count(String clientId, String grantType) {
        return calls.stream()
                .filter(call ->
                        call.clientId().equals(clientId) && call.grantType().equals(grantType))
                .count();
    }

    /** From now on the token and revocation endpoints answer with this status; 0 ends it. */
    public void failWith(int status) {
        failWith.set(status);
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            String endpoint = path.substring(path.lastIndexOf('/') + 1);
            boolean tokenCall = FAILING.contains(endpoint);
            boolean introspection = INTROSPECTION.contains(endpoint);
            String query = exchange.getRequestURI().getRawQuery();
            if (query != null) {
                secrets.fromUrl(query);
            }
            if (tokenCall) {
                secrets.fromForm(new String(body, StandardCharsets.UTF_8));
                exchange.getRequestHeaders()
                        .getOrDefault("Authorization", List.of())
                        .forEach(secrets::fromAuthorization);
                if (failWith.get() != 0) {
                    record(exchange, path, body, failWith.get());
                    exchange.sendResponseHeaders(failWith.get(), -1);
                    return;
                }
            }
            HttpResponse<byte[]> answer = ask(exchange, body);
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            answer.headers()
                    .firstValue("Location")
                    .map(URI::create)
                    .map(URI::getRawQuery)
                    .ifPresent(secrets::fromUrl);
            if (introspection) {
                record(exchange, path, body, answer.statusCode());
            }
            if (tokenCall) {
                record(exchange, path, body, answer.statusCode());
                secrets.fromAnswer(new String(answer.body(), StandardCharsets.UTF_8));
            }
            send(exchange, answer, path.endsWith("/certs"));
        }
    }

    private void send(HttpExchange exchange, HttpResponse<byte[]> answer, boolean keySet) throws IOException {
        byte[] body = keySet
                ? forge.addedTo(new String(answer.body(), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8)
                : answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        target.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        // A provider that is not told its name takes it from the request.
        request.header("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host"));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private void record(HttpExchange exchange, String path, byte[] body, int status) {
        Map<String, String> form = IssuedSecrets.decoded(new String(body, StandardCharsets.UTF_8));
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        String client = form.getOrDefault("client_id", "");
        if (header != null && header.startsWith("Basic ")) {
            String pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
            client = pair.substring(0, Math.max(0, pair.indexOf(':')));
        }
        calls.add(new TokenCall(path.substring(path.lastIndexOf('/') + 1), client, form, status));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
