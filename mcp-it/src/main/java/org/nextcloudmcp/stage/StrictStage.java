package org.nextcloudmcp.stage;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.nextcloudmcp.harness.BrokerServer;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.Folders;
import org.nextcloudmcp.harness.FreePort;
import org.nextcloudmcp.provider.ClientRegistration;
import org.nextcloudmcp.provider.StrictProvider;
import org.nextcloudmcp.standin.BearerTokens;
import org.nextcloudmcp.standin.StandInNextcloud;

/** The packaged broker, the stand-in Nextcloud and the strict provider. Closing stops them. */
public final class StrictStage implements AutoCloseable {
    /** The broker's client; what has to be encoded in forms and headers is in its secret. */
    public static final String CLIENT = "nextcloud-mcp-server";

    private static final String SECRET = "strict demo: secret+with%26&=";
    private static final String NEXTCLOUD = "nextcloud";

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<String, String> settings = new HashMap<>();
    private final URI publicUrl;
    private final StrictProvider provider;
    private final StandInNextcloud standIn;
    private final BrokerServer broker;

    private StrictStage(
            Path folder,
            Path liberty,
            Map<String, String> more,
            Consumer<StrictProvider> preparation,
            List<Path> libraries) {
        int port = FreePort.any();
        publicUrl = URI.create("http://localhost:" + port);
        String method = more.getOrDefault("OIDC_CLIENT_AUTHENTICATION", "client_secret_basic");
        ClientRegistration client =
                new ClientRegistration(CLIENT, SECRET, method, publicUrl.resolve("/.well-known/jwks.json"));
        provider = started(StrictProvider.start(client, Set.of(NEXTCLOUD)));
        preparation.accept(provider);
        standIn = started(standIn(folder.resolve("nextcloud"), provider));
        settings.put("HTTP_PORT", String.valueOf(port));
        settings.put("HTTPS_PORT", String.valueOf(FreePort.any()));
        settings.put("MCP_PUBLIC_URL", publicUrl.toString());
        settings.put("OIDC_ISSUER", provider.issuer());
        settings.put("OIDC_CLIENT_ID", CLIENT);
        if (!method.equals("private_key_jwt")) {
            settings.put("OIDC_CLIENT_SECRET", SECRET);
        }
        settings.put("NEXTCLOUD_URL", standIn.url().toString());
        settings.put("ENCRYPTION_KEYS", "test:" + Stage.randomKey());
        settings.putAll(Stage.WITHOUT_LIMITS);
        settings.putAll(more);
        broker = started(BrokerServer.start(liberty, folder.resolve("broker"), settings, libraries));
    }

    /**
     * Starts everything and waits until the broker is ready.
     *
     * @param name of the folder for its files
     * @param settings more settings of the broker, by their environment names
     * @param preparation of the provider, before the broker has asked it anything
     */
    public static StrictStage start(String name, Map<String, String> settings, Consumer<StrictProvider> preparation) {
        return start(name, settings, preparation, List.of());
    }

    /** The same with more libraries in the web application. */
    public static StrictStage start(
            String name, Map<String, String> settings, Consumer<StrictProvider> preparation, List<Path> libraries) {
        BuiltProject project = BuiltProject.here();
        StrictStage stage =
                new StrictStage(project.workFolder(name), project.liberty(), settings, preparation, libraries);
        stage.broker.awaitReady();
        return stage;
    }

    private static StandInNextcloud standIn(Path files, StrictProvider provider) {
        Folders.remove(files);
        DemoAccounts.fill(files);
        BearerTokens tokens =
                new BearerTokens(provider.issuer(), provider.keys().source(), NEXTCLOUD, DemoAccounts.ALL.stream());
        return StandInNextcloud.start(FreePort.any(), files, tokens, Clock.systemUTC());
    }

    private <T extends AutoCloseable> T started(T part) {
        running.push(part);
        return part;
    }

    public StrictProvider provider() {
        return provider;
    }

    public StandInNextcloud standIn() {
        return standIn;
    }

    public BrokerServer broker() {
        return broker;
    }

    public URI publicUrl() {
        return publicUrl;
    }

    public URI mcpEndpoint() {
        return publicUrl.resolve("/mcp");
    }

    /** The settings of the broker, by their environment names. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    @Override
    public void close() {
        Stage.stop(running);
    }
}
