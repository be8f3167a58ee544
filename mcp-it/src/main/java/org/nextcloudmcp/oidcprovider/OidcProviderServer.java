package org.nextcloudmcp.oidcprovider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.ChildProcess;
import org.nextcloudmcp.harness.NodePackage;

/** A running oidc-provider on the loopback interface, which keeps everything in memory. */
public final class OidcProviderServer implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);

    private final ChildProcess process;

    private OidcProviderServer(ChildProcess process) {
        this.process = process;
    }

    /**
     * Installs the provider if need be, starts it, and waits until it listens.
     *
     * @param folder for its settings and its log
     * @return nothing where there is no npm
     */
    public static Optional<OidcProviderServer> start(
            BuiltProject project, Path folder, OidcProviderOptions options, Consumer<String> progress) {
        return NodePackage.install("oidc-provider", project.oidcProviderSource(), project.oidcProvider(), progress)
                .map(installed -> start(installed, folder, options));
    }

    private static OidcProviderServer start(NodePackage installed, Path folder, OidcProviderOptions options) {
        Path settings = folder.resolve("settings.json");
        Path log = folder.resolve("oidc-provider.log");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(log);
            Files.writeString(settings, options.json().toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        List<String> command =
                List.of(installed.node().toString(), installed.file("server.js").toString(), settings.toString());
        ChildProcess process = ChildProcess.start("oidc-provider", command, Map.of(), folder, log);
        OidcProviderServer server = new OidcProviderServer(process);
        try {
            Await.until("oidc-provider to listen", START, server::listens, process::lastLines);
        } catch (IllegalStateException late) {
            server.close();
            throw late;
        }
        return server;
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("oidc-provider ended. " + process.lastLines());
        }
        return process.output().contains("listening on ");
    }

    @Override
    public void close() {
        process.close();
    }
}
