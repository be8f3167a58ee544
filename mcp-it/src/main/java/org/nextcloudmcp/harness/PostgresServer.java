package org.nextcloudmcp.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own, made of what is installed: a temporary folder, a free port of the loopback interface, nobody
 * asked for a password. PostgreSQL refuses to run as root, so root runs it as the user {@code postgres}.
 */
public final class PostgresServer implements AutoCloseable {
    /** The role that owns the database. */
    public static final String USER = "broker";

    public static final String DATABASE = "postgres";

    private static final Path INSTALLATIONS = Path.of("/usr/lib/postgresql");
    private static final String SETTINGS = " -c fsync=off -c max_connections=200";

    private final Path binaries;
    private final Path folder;
    private final boolean root;
    private final int port = FreePort.any();

    private PostgresServer(Path binaries, Path folder, boolean root) {
        this.binaries = binaries;
        this.folder = folder;
        this.root = root;
    }

    /**
     * Starts a PostgreSQL and waits until it takes connections.
     *
     * @param whyNot told the reason if there is nothing to run or nobody to run it
     */
    public static Optional<PostgresServer> start(Consumer<String> whyNot) {
        Optional<Path> binaries = newestInstallation();
        boolean root = "root".equals(System.getProperty("user.name"));
        if (binaries.isEmpty()) {
            whyNot.accept("no PostgreSQL is installed under " + INSTALLATIONS);
            return Optional.empty();
        } else if (root && run(List.of("runuser", "-u", "postgres", "--", "true")) != 0) {
            whyNot.accept("running as root, and there is no user postgres to run PostgreSQL as");
            return Optional.empty();
        }
        // Not below the project: the other user could not get there.
        PostgresServer server = new PostgresServer(binaries.get(), temporaryFolder(root), root);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.check("initdb", "-D", server.data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        server.startProcess();
        return Optional.of(server);
    }

    /** Where it listens on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Stops it, as a crash would; {@link #startAgain} continues with the same data. */
    public void stop() {
        run(command("pg_ctl", "stop", "-m", "immediate", "-w", "-D", data()));
    }

    /** Starts it again after {@link #stop}, on the same port. */
    public void startAgain() {
        startProcess();
    }

    private void startProcess() {
        String log = folder.resolve("log").toString();
        String options = "-h 127.0.0.1 -p " + port + " -k ''" + SETTINGS;
        check("pg_ctl", "start", "-w", "-D", data(), "-l", log, "-o", options);
    }

    @Override
    public void close() {
        if (Files.exists(folder)) {
            stop();
            Folders.remove(folder);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void check(String... command) {
        if (run(command(command)) != 0) {
            throw new IllegalStateException(command[0] + " failed, see " + folder);
        }
    }

    private List<String> command(String... command) {
        List<String> whole = new ArrayList<>(root ? List.of("runuser", "-u", "postgres", "--") : List.of());
        whole.add(binaries.resolve(command[0]).toString());
        whole.addAll(List.of(command).subList(1, command.length));
        return whole;
    }

    private static int run(List<String> command) {
        try {
            // Nothing is piped: the server would keep a pipe open.
            Process process = new ProcessBuilder(command)
                    .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " does not end");
            }
            return process.exitValue();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    private static Path temporaryFolder(boolean root) {
        try {
            Path folder = Files.createTempDirectory("broker-postgres");
            if (root) {
                Files.setOwner(
                        folder,
                        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<Path> newestInstallation() {
        if (!Files.isDirectory(INSTALLATIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLATIONS)) {
            return versions.filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
                    .max(Comparator.comparing(version -> String.valueOf(version.getFileName())))
                    .map(version -> version.resolve("bin"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
