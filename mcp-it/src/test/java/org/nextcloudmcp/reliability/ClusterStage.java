package org.nextcloudmcp.reliability;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.nextcloudmcp.harness.BrokerServer;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.Folders;
import org.nextcloudmcp.harness.FreePort;
import org.nextcloudmcp.harness.PostgresServer;
import org.nextcloudmcp.provider.Claims;
import org.nextcloudmcp.provider.ClientRegistration;
import org.nextcloudmcp.provider.StrictProvider;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.standin.BearerTokens;
import org.nextcloudmcp.standin.StandInNextcloud;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;

/** Brokers that share keys and database, the strict provider and a Nextcloud with a crowd of users. Closing stops them. */
final class ClusterStage implements AutoCloseable {
    static final String SCOPES = "openid profile email offline_access files.read files.write notes.read notes.write";
    static final String NEXTCLOUD = "nextcloud";
    static final String ADMIN = "operator";
    static final String ADMIN_PASSWORD = "operator-test-password";

    private static final String SECRET = "cluster-test-secret";
    private static final Duration INBOUND_LIFE = Duration.ofHours(2);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final List<BrokerServer> nodes = new ArrayList<>();
    private final List<Integer> httpsPorts = new ArrayList<>();
    private final Map<Integer, String> inbound = new ConcurrentHashMap<>();
    private final AtomicInteger usersTaken = new AtomicInteger();
    private final ClusterPlan plan;
    private final String keys;
    private final StrictProvider provider;
    private final StandInNextcloud standIn;
    private final Optional<PostgresServer> postgres;

    private ClusterStage(ClusterPlan plan) {
        this.plan = plan;
        BuiltProject project = BuiltProject.here();
        Path folder = project.workFolder(plan.name());
        List<Integer> ports = IntStream.range(0, plan.nodes())
                .mapToObj(node -> FreePort.any())
                .toList();
        URI publicUrl = URI.create("http://localhost:" + ports.get(0));
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        keys = "first:" + Base64.getEncoder().encodeToString(key);
        postgres = plan.postgres() ? Optional.of(postgres()) : Optional.empty();
        postgres.ifPresent(running::push);
        provider = StrictProvider.start(
                new ClientRegistration(
                        StrictStage.CLIENT, SECRET, "client_secret_basic", publicUrl.resolve("/.well-known/jwks.json")),
                Set.of(NEXTCLOUD));
        running.push(provider);
        standIn = standIn(folder.resolve("nextcloud"));
        running.push(standIn);
        Map<String, String> settings = new HashMap<>();
        settings.put("MCP_PUBLIC_URL", publicUrl.toString());
        settings.put("OIDC_ISSUER", provider.issuer());
        settings.put("OIDC_CLIENT_ID", StrictStage.CLIENT);
        settings.put("OIDC_CLIENT_SECRET", SECRET);
        settings.put("NEXTCLOUD_URL", standIn.url().toString());
        settings.put("ENCRYPTION_KEYS", keys);
        settings.putAll(Stage.WITHOUT_LIMITS);
        settings.put("ADMIN_USER", ADMIN);
        settings.put("ADMIN_PASSWORD", ADMIN_PASSWORD);
        for (int node = 0; node < plan.nodes(); node++) {
            Map<String, String> own = new HashMap<>(settings);
            own.put("HTTP_PORT", String.valueOf(ports.get(node)));
            int httpsPort = FreePort.any();
            httpsPorts.add(httpsPort);
            own.put("HTTPS_PORT", String.valueOf(httpsPort));
            own.putAll(database(node));
            own.putAll(plan.settings());
            BrokerServer server = BrokerServer.start(project.liberty(), folder.resolve("node" + node), own);
            running.push(server);
            nodes.add(server);
        }
    }

    /** Starts everything and waits until all nodes are ready; skips the test where there is no PostgreSQL. */
    static ClusterStage start(ClusterPlan plan) {
        System.out.println("[stage] Starting " + plan.nodes() + " node(s): " + plan.name());
        ClusterStage stage = new ClusterStage(plan);
        stage.nodes.forEach(BrokerServer::awaitReady);
        return stage;
    }

    private static PostgresServer postgres() {
        StringBuilder whyNot = new StringBuilder();
        Optional<PostgresServer> started = PostgresServer.start(whyNot::append);
        assumeTrue(started.isPresent(), () -> "PostgreSQL is not here: " + whyNot);
        return started.orElseThrow();
    }

    private StandInNextcloud standIn(Path files) {
        Folders.remove(files);
        Crowd.fill(files, plan.users());
        BearerTokens tokens =
                new BearerTokens(provider.issuer(), provider.keys().source(), NEXTCLOUD, Crowd.accounts(plan.users()));
        return StandInNextcloud.start(FreePort.any(), files, tokens, Clock.systemUTC());
    }

    private Map<String, String> database(int node) {
        return postgres.map(server -> Map.of(
                        "DB_KIND",
                        "postgresql",
                        "DB_HOST",
                        "127.0.0.1",
                        "DB_PORT",
                        String.valueOf(plan.databaseRoute().applyAsInt(node, server.port())),
                        "DB_NAME",
                        PostgresServer.DATABASE,
                        "DB_USER",
                        PostgresServer.USER,
                        "DB_PASSWORD",
                        "not-asked-for"))
                .orElse(Map.of());
    }

    StrictProvider provider() {
        return provider;
    }

    StandInNextcloud standIn() {
        return standIn;
    }

    List<BrokerServer> nodes() {
        return List.copyOf(nodes);
    }

    BrokerServer node(int number) {
        return nodes.get(number);
    }

    /** The setting with which the brokers seal. */
    String encryptionKeys() {
        return keys;
    }

    /** Where the node takes MCP. */
    URI mcpEndpoint(int node) {
        return nodes.get(node).url().resolve("/mcp");
    }

    /** The administration of the node. */
    Administrator administrator(int node) {
        return new Administrator(URI.create("https://localhost:" + httpsPorts.get(node)), ADMIN, ADMIN_PASSWORD);
    }

    PostgresServer postgresServer() {
        return postgres.orElseThrow(() -> new IllegalStateException("this stage has the embedded database"));
    }

    /** The shared database, from the side. */
    SharedDatabase database() {
        return new SharedDatabase(postgresServer().port(), keys);
    }

    /** So many users whom no test has had yet, and of whom the nodes hold nothing; answers the first. */
    int newUsers(int count) {
        int first = usersTaken.getAndAdd(count);
        if (first + count > plan.users()) {
            throw new IllegalStateException("the Nextcloud has no more than " + plan.users() + " users");
        }
        return first;
    }

    /** A good inbound token of the user; always the same one. */
    String inbound(int user) {
        return inbound.computeIfAbsent(user, this::newInbound);
    }

    private String newInbound(int user) {
        JsonObject claims = provider.issuance().claims(StrictStage.CLIENT, Crowd.sub(user), SCOPES);
        long end = provider.issuance().now() + INBOUND_LIFE.toSeconds();
        return provider.issuance().token(Claims.with(claims, "exp", end));
    }

    /** Gives these users a grant, past the pages: provider and database are as if each had agreed just now. */
    void seed(int fromUser, int toUser) {
        database()
                .save(
                        provider.issuer(),
                        IntStream.range(fromUser, toUser).mapToObj(Crowd::sub).toList(),
                        sub -> provider.grant(sub, SCOPES));
    }

    /** The user agrees on the pages, as users do; one user at a time, for one sits at the provider's browser. */
    void consent(int user) {
        provider.signIn(Crowd.sub(user));
        Assistant assistant = new Assistant(Transcript.silent(), mcpEndpoint(0), new User(Crowd.userId(user), ""));
        assistant.goToProvider(assistant.link(new Tokens(inbound(user), SCOPES)));
    }

    /** The user reads his own file, through this node. */
    ToolCall reads(int node, int user) {
        return ToolCall.readFile(mcpEndpoint(node), inbound(user), user);
    }

    /** Lets the nodes get warm, by users of their own: a cold one needs seconds for its first answers. */
    void warmUp(LoadGenerator load, int users, int callsEach) {
        int first = newUsers(users);
        seed(first, first + users);
        List<ToolCall> calls = new ArrayList<>();
        for (int i = 0; i < callsEach; i++) {
            for (int user = first; user < first + users; user++) {
                calls.add(reads(i % nodes.size(), user));
            }
        }
        load.run(calls, 16);
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception failed) {
                // The others must be stopped nevertheless: what failed is said, and the next one follows.
                System.err.println("could not be stopped: " + failed);
            }
        }
    }
}
