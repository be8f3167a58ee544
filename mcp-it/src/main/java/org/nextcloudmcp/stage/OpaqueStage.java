package org.nextcloudmcp.stage;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.nextcloudmcp.harness.BrokerServer;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.Folders;
import org.nextcloudmcp.harness.FreePort;
import org.nextcloudmcp.keycloak.RecordingProxy;
import org.nextcloudmcp.oidcprovider.OidcProviderOptions;
import org.nextcloudmcp.oidcprovider.OidcProviderServer;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.IntrospectedTokens;
import org.nextcloudmcp.standin.StandInNextcloud;
import org.nextcloudmcp.walkthrough.OAuthClient;

/** The packaged broker, the stand-in Nextcloud, and an oidc-provider whose access tokens are opaque. */
public final class OpaqueStage implements AutoCloseable {
    private static final String CLIENT = "nextcloud-mcp-server";
    private static final String SECRET = "opaque-demo-secret";
    private static final String NEXTCLOUD = "nextcloud";
    private static final List<String> SCOPES = List.of("files.read", "files.write", "notes.read", "notes.write");

    private final Deque<AutoCloseable> running;
    private final URI publicUrl;
    private final RecordingProxy proxy;
    private final StandInNextcloud standIn;
    private final BrokerServer broker;
    private final Map<String, String> settings;

    private OpaqueStage(
            Deque<AutoCloseable> running,
            URI publicUrl,
            RecordingProxy proxy,
            StandInNextcloud standIn,
            BrokerServer broker,
            Map<String, String> settings) {
        this.running = running;
        this.publicUrl = publicUrl;
        this.proxy = proxy;
        this.standIn = standIn;
        this.broker = broker;
        this.settings = Map.copyOf(settings);
    }

    /**
     * Starts everything and waits until the broker is ready.
     *
     * @param name of the folder for its files
     * @param more settings of the broker, by their environment names
     * @return nothing where there is no npm to install the provider with
     */
    public static Optional<OpaqueStage> start(String name, Map<String, String> more, Consumer<String> progress) {
        Deque<AutoCloseable> running = new ArrayDeque<>();
        try {
            return start(running, name, more, progress);
        } catch (RuntimeException failed) {
            Stage.stop(running);
            throw failed;
        }
    }

    private static Optional<OpaqueStage> start(
            Deque<AutoCloseable> running, String name, Map<String, String> more, Consumer<String> progress) {
        BuiltProject project = BuiltProject.here();
        Path folder = project.workFolder(name);
        URI publicUrl = URI.create("http://localhost:" + FreePort.any());
        URI nextcloud = URI.create("http://127.0.0.1:" + FreePort.any());
        URI issuer = URI.create("http://localhost:" + FreePort.any());
        URI behind = URI.create("http://localhost:" + FreePort.any());
        OidcProviderOptions options = options(behind.getPort(), issuer, publicUrl, nextcloud);
        Optional<OidcProviderServer> provider =
                OidcProviderServer.start(project, folder.resolve("provider"), options, progress);
        if (provider.isEmpty()) {
            return Optional.empty();
        }
        running.push(provider.get());
        RecordingProxy proxy = RecordingProxy.start(issuer.getPort(), behind);
        running.push(proxy);
        StandInNextcloud standIn = standIn(nextcloud.getPort(), folder.resolve("nextcloud"), behind);
        running.push(standIn);
        progress.accept("Starting a broker for it");
        Map<String, String> settings = settings(publicUrl, issuer, nextcloud);
        settings.putAll(more);
        BrokerServer broker = BrokerServer.start(project.liberty(), folder.resolve("broker"), settings);
        running.push(broker);
        broker.awaitReady();
        return Optional.of(new OpaqueStage(running, publicUrl, proxy, standIn, broker, settings));
    }

    private static OidcProviderOptions options(int port, URI issuer, URI publicUrl, URI nextcloud) {
        return new OidcProviderOptions(
                port,
                issuer.toString(),
                publicUrl,
                CLIENT,
                SECRET,
                Map.of(nextcloud, NEXTCLOUD),
                DemoAccounts.ALL.stream().collect(Collectors.toMap(Account::userId, Account::sub)),
                SCOPES,
                OAuthClient.CLIENT_ID,
                OAuthClient.REDIRECT_URI);
    }

    private static StandInNextcloud standIn(int port, Path files, URI provider) {
        Folders.remove(files);
        DemoAccounts.fill(files);
        String pair = CLIENT + ":" + SECRET;
        IntrospectedTokens tokens = new IntrospectedTokens(
                provider.resolve("/token/introspection"),
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                NEXTCLOUD,
                DemoAccounts.ALL.stream());
        return StandInNextcloud.start(port, files, tokens, Clock.systemUTC());
    }

    private static Map<String, String> settings(URI publicUrl, URI issuer, URI nextcloud) {
        return new HashMap<>(Map.of(
                "HTTP_PORT", String.valueOf(publicUrl.getPort()),
                "HTTPS_PORT", String.valueOf(FreePort.any()),
                "MCP_PUBLIC_URL", publicUrl.toString(),
                "OIDC_ISSUER", issuer.toString(),
                "OIDC_CLIENT_ID", CLIENT,
                "OIDC_CLIENT_SECRET", SECRET,
                "NEXTCLOUD_URL", nextcloud.toString(),
                "ENCRYPTION_KEYS", "test:" + Stage.randomKey()));
    }

    /** The settings of the broker, by their environment names. */
    public Map<String, String> settings() {
        return settings;
    }

    public URI publicUrl() {
        return publicUrl;
    }

    public URI mcpEndpoint() {
        return publicUrl.resolve("/mcp");
    }

    /** What stands before the provider. */
    public RecordingProxy proxy() {
        return proxy;
    }

    public StandInNextcloud standIn() {
        return standIn;
    }

    public BrokerServer broker() {
        return broker;
    }

    @Override
    public void close() {
        Stage.stop(running);
    }
}
