package org.nextcloudmcp.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The provider as a server on the loopback interface and a free port. */
public final class StrictProvider implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String issuer;
    private final KeyRing keys = new KeyRing();
    private final Behaviour behaviour = new Behaviour();
    private final Issuance issuance;
    private final Routes routes;
    private final Queue<RecordedCall> calls = new ConcurrentLinkedQueue<>();
    private final Clock clock = Clock.systemUTC();

    private StrictProvider(HttpServer server, ClientRegistration client, Set<String> audiences) {
        this.server = server;
        this.issuer = "http://localhost:" + server.getAddress().getPort();
        this.issuance = new Issuance(issuer, keys);
        Exchange exchange = new Exchange(issuance, behaviour, issuer, client, audiences);
        this.routes = new Routes(issuer, client, keys, issuance, behaviour, exchange);
    }

    /**
     * Starts a provider.
     *
     * @param audiences for which it exchanges tokens
     */
    public static StrictProvider start(ClientRegistration client, Set<String> audiences) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            StrictProvider provider = new StrictProvider(server, client, audiences);
            server.createContext("/", provider::serve);
            server.setExecutor(provider.threads);
            server.start();
            return provider;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot listen on a free port", failed);
        }
    }

    /** The issuer, to the letter. */
    public String issuer() {
        return issuer;
    }

    public KeyRing keys() {
        return keys;
    }

    public Issuance issuance() {
        return issuance;
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    /** From now on this is who sits at every browser and agrees to everything. */
    public void signIn(String subject) {
        routes.signIn(subject);
    }

    /** A refresh token as if this subject had just agreed to these scopes. */
    public String grant(String subject, String scope) {
        return routes.grants().given(subject, scope);
    }

    /** How many refresh tokens of the subject would be taken now; 0 when its grant has ended here. */
    public long takableRefreshTokens(String subject) {
        return routes.grants().takable(subject);
    }

    /** What was seen of refresh tokens. */
    public RefreshCounts refreshCounts() {
        return routes.grants().counts();
    }

    /** All requests so far, oldest first. */
    public List<RecordedCall> calls() {
        return List.copyOf(calls);
    }

    /** The requests to one endpoint so far, oldest first. */
    public List<RecordedCall> calls(Endpoint endpoint) {
        return calls.stream().filter(call -> call.endpoint() == endpoint).toList();
    }

    /** The requests to the token endpoint for a grant of this type. */
    public List<RecordedCall> grants(String grantType) {
        return calls(Endpoint.TOKEN).stream()
                .filter(call -> call.field("grant_type").equals(grantType))
                .toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Endpoint> endpoint = Endpoint.at(exchange.getRequestURI().getPath());
            if (endpoint.isEmpty()) {
                Reply.error(404, "not_found").send(exchange);
                return;
            }
            serve(endpoint.get(), exchange);
        }
    }

    private void serve(Endpoint endpoint, HttpExchange exchange) throws IOException {
        FormFields form = new FormFields(Map.of());
        try {
            boolean hasForm = exchange.getRequestMethod().equals("POST");
            form = hasForm ? FormFields.read(exchange) : form;
            String authentication = hasForm ? ClientCheck.method(exchange, form) : "none";
            calls.add(new RecordedCall(endpoint, form.fields(), authentication, clock.instant()));
            Optional<Fault> fault = fault(endpoint, form);
            if (fault.isPresent()) {
                fault.get().answer(exchange);
            } else {
                Reply reply = routes.answer(endpoint, exchange, form);
                behaviour.worked(endpoint);
                reply.send(exchange);
            }
        } catch (RefusedRequest refused) {
            refused.reply().send(exchange);
        }
    }

    private Optional<Fault> fault(Endpoint endpoint, FormFields form) {
        boolean exchange = form.field("grant_type").equals(Optional.of(Exchange.GRANT));
        return exchange && behaviour.exchangeFault().isPresent()
                ? behaviour.exchangeFault()
                : behaviour.fault(endpoint);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
