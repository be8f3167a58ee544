package org.nextcloudmcp.storage;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of its own for the tests, made of what is installed: a temporary folder, a free port of the loopback
 * interface, gone with the JVM. PostgreSQL refuses to run as root, so root runs it as the user {@code postgres}.
 */
final class PostgresProcess {

    private static final Path INSTALLATIONS = Path.of("/usr/lib/postgresql");

    private final Path binaries;
    private final List<String> asUser;
    private final Path folder;
    private final int port;

    private PostgresProcess(Path binaries, List<String> asUser, Path folder, int port) {
        this.binaries = binaries;
        this.asUser = asUser;
        this.folder = folder;
        this.port = port;
    }

    /** Empty, with the reason in the argument, if there is nothing to run or nobody to run it. */
    static Optional<PostgresProcess> start(StringBuilder whyNot) throws IOException, InterruptedException {
        var binaries = newestInstallation();
        if (binaries.isEmpty()) {
            whyNot.append("no PostgreSQL is installed under ").append(INSTALLATIONS);
            return Optional.empty();
        }
        var root = "root".equals(System.getProperty("user.name"));
        var asUser = root ? List.of("runuser", "-u", "postgres", "--") : List.<String>of();
        if (root && run(List.of("runuser", "-u", "postgres", "--", "true")) != 0) {
            whyNot.append("running as root, and there is no user postgres to run PostgreSQL as");
            return Optional.empty();
        }
        var folder = Files.createTempDirectory("broker-postgres");
        if (root) {
            var users = folder.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(folder, users.lookupPrincipalByName("postgres"));
        }
        var postgres = new PostgresProcess(binaries.get(), asUser, folder, freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
        postgres.start();
        return Optional.of(postgres);
    }

    PGSimpleDataSource dataSource() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setServerNames(new String[] {"127.0.0.1"});
        dataSource.setPortNumbers(new int[] {port});
        dataSource.setDatabaseName("postgres");
        dataSource.setUser("broker");
        return dataSource;
    }

    private void start() throws IOException, InterruptedException {
        check("initdb", "-D", data(), "-U", "broker", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        check(
                "pg_ctl",
                "start",
                "-w",
                "-D",
                data(),
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-h 127.0.0.1 -p " + port + " -k '' -c fsync=off -c max_connections=50");
    }

    private void stop() {
        try {
            run(command("pg_ctl", "stop", "-m", "immediate", "-w", "-D", data()));
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void check(String... command) throws IOException, InterruptedException {
        if (run(command(command)) != 0) {
            throw new IllegalStateException(command[0] + " failed, see " + folder);
        }
    }

    private List<String> command(String... command) {
        var whole = new ArrayList<>(asUser);
        whole.addAll(List.of(command));
        whole.set(asUser.size(), binaries.resolve(command[0]).toString());
        return whole;
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        // To files, not pipes: the server would keep a pipe open.
        var process = new ProcessBuilder(command)
                .directory(new File(System.getProperty("java.io.tmpdir")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " does not end");
        }
        return process.exitValue();
    }

    private static Optional<Path> newestInstallation() throws IOException {
        if (!Files.isDirectory(INSTALLATIONS)) {
            return Optional.empty();
        }
        try (var versions = Files.list(INSTALLATIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparing(
                            bin -> bin.getParent().getFileName().toString()));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
