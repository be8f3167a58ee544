package org.nextcloudmcp.stage;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.nextcloudmcp.harness.BrokerServer;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.Folders;
import org.nextcloudmcp.harness.FreePort;
import org.nextcloudmcp.keycloak.KeycloakServer;
import org.nextcloudmcp.keycloak.RealmFile;
import org.nextcloudmcp.keycloak.RecordingProxy;
import org.nextcloudmcp.standin.BearerTokens;
import org.nextcloudmcp.standin.StandInNextcloud;

/** The running parts. Closing stops them in the reverse order of their start. */
public final class Stage implements AutoCloseable {
    /** Tests are one user in a hurry; those of the limits set their own. */
    public static final Map<String, String> WITHOUT_LIMITS =
            Map.of("MCP_LIMIT_CALLS_PER_MINUTE", "0", "MCP_LIMIT_CALLS_CONCURRENT", "10000");

    private final BuiltProject project;
    private final StageOptions options;
    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private Optional<RecordingProxy> proxy = Optional.empty();
    private Optional<StandInNextcloud> standIn = Optional.empty();
    private Optional<BrokerServer> broker = Optional.empty();

    private Stage(BuiltProject project, StageOptions options, Path folder) {
        this.project = project;
        this.options = options;
        this.folder = folder;
    }

    /** Starts Keycloak and the Nextcloud, but no broker. */
    public static Stage withoutBroker(StageOptions options, String name, Consumer<String> progress) {
        BuiltProject project = BuiltProject.here();
        Stage stage = new Stage(project, options, project.workFolder(name));
        try {
            stage.startAround(progress);
        } catch (RuntimeException failed) {
            stage.close();
            throw failed;
        }
        return stage;
    }

    /** Starts everything and waits until the broker is ready. */
    public static Stage start(StageOptions options, String name, Consumer<String> progress) {
        Stage stage = withoutBroker(options, name, progress);
        try {
            progress.accept("Starting the broker on Open Liberty, port " + options.httpPort());
            BrokerServer server = stage.startBroker("broker", stage.settings());
            server.awaitReady();
            stage.broker = Optional.of(server);
        } catch (RuntimeException failed) {
            stage.close();
            throw failed;
        }
        return stage;
    }

    private void startAround(Consumer<String> progress) {
        URI provider = URI.create("http://localhost:" + options.keycloakPort());
        int behind = options.recorded() ? FreePort.any() : options.keycloakPort();
        List<URI> brokers = new ArrayList<>(options.moreBrokers());
        brokers.add(options.publicUrl());
        progress.accept("Starting Keycloak, port " + options.keycloakPort() + " (its first start takes longer)");
        KeycloakServer keycloak =
                KeycloakServer.start(project.keycloak(), folder.resolve("keycloak"), behind, provider, brokers);
        running.push(keycloak);
        if (options.recorded()) {
            RecordingProxy recording =
                    RecordingProxy.start(options.keycloakPort(), URI.create("http://127.0.0.1:" + behind));
            running.push(recording);
            proxy = Optional.of(recording);
        }
        if (options.nextcloud().isEmpty()) {
            progress.accept("Starting the stand-in Nextcloud, port " + options.nextcloudPort());
            standIn = Optional.of(startStandIn(keycloak.issuer()));
        }
        settings.put("HTTP_PORT", String.valueOf(options.httpPort()));
        settings.put("HTTPS_PORT", String.valueOf(options.httpsPort()));
        settings.put("MCP_PUBLIC_URL", options.publicUrl().toString());
        settings.put("OIDC_ISSUER", keycloak.issuer());
        settings.put("OIDC_CLIENT_ID", RealmFile.BROKER_CLIENT);
        settings.put("OIDC_CLIENT_SECRET", RealmFile.BROKER_SECRET);
        settings.put("NEXTCLOUD_URL", nextcloudUrl().toString());
        settings.put("ENCRYPTION_KEYS", "demo:" + randomKey());
        settings.putAll(WITHOUT_LIMITS);
        settings.putAll(options.settings());
    }

    private StandInNextcloud startStandIn(String issuer) {
        Path files = folder.resolve("nextcloud");
        Folders.remove(files);
        DemoAccounts.fill(files);
        BearerTokens tokens = new BearerTokens(
                issuer, keys(issuer + "/protocol/openid-connect/certs"), "nextcloud", DemoAccounts.ALL.stream());
        StandInNextcloud server = StandInNextcloud.start(options.nextcloudPort(), files, tokens, Clock.systemUTC());
        running.push(server);
        return server;
    }

    private static JWKSource<SecurityContext> keys(String url) {
        try {
            return JWKSourceBuilder.create(URI.create(url).toURL()).build();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** Starts a further broker, which is stopped with the rest. Returns before it is ready. */
    public BrokerServer startBroker(String name, Map<String, String> settings) {
        BrokerServer server = BrokerServer.start(project.liberty(), folder.resolve(name), settings);
        running.push(server);
        return server;
    }

    /** The settings of the broker, by their environment names. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    public URI publicUrl() {
        return options.publicUrl();
    }

    public URI mcpEndpoint() {
        return publicUrl().resolve("/mcp");
    }

    public URI nextcloudUrl() {
        return standIn.map(StandInNextcloud::url).or(options::nextcloud).orElseThrow();
    }

    public Optional<StandInNextcloud> standIn() {
        return standIn;
    }

    public RecordingProxy proxy() {
        return proxy.orElseThrow(() -> new IllegalStateException("this stage records nothing"));
    }

    public BrokerServer broker() {
        return broker.orElseThrow(() -> new IllegalStateException("this stage has no broker"));
    }

    @Override
    public void close() {
        stop(running);
    }

    static void stop(Deque<AutoCloseable> running) {
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
