package org.nextcloudmcp.redemption;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hsqldb.jdbc.JDBCPool;
import org.postgresql.ds.PGPoolingDataSource;

/**
 * A database that keeps its promises: every commit is on the disk when it returns. HSQLDB in files as the server has it,
 * or a PostgreSQL made of what is installed, with its settings as they come.
 */
final class BenchmarkDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 20;
    private static final Path INSTALLATIONS = Path.of("/usr/lib/postgresql");

    private final Path folder;
    private final DataSource dataSource;
    private final List<String> stop;

    private BenchmarkDatabase(Path folder, DataSource dataSource, List<String> stop) {
        this.folder = folder;
        this.dataSource = dataSource;
        this.stop = stop;
    }

    /** As {@code database/hsqldb.xml} of the server has it. */
    static BenchmarkDatabase hsqldb() {
        var folder = folder();
        var pool = new JDBCPool(CONNECTIONS);
        pool.setURL("jdbc:hsqldb:file:" + folder.resolve("broker") + ";hsqldb.tx=mvcc;hsqldb.write_delay=false");
        pool.setUser("SA");
        return new BenchmarkDatabase(folder, pool, List.of());
    }

    /** Starts the newest installed PostgreSQL on a free port; root runs it as the user {@code postgres}. */
    @SuppressWarnings("deprecation") // the driver's own pool is not for servers, as it says, but it will do here
    static BenchmarkDatabase postgresql() {
        var folder = folder();
        var root = "root".equals(System.getProperty("user.name"));
        var data = folder.resolve("data").toString();
        var port = freePort();
        try {
            if (root) {
                var users = folder.getFileSystem().getUserPrincipalLookupService();
                Files.setOwner(folder, users.lookupPrincipalByName("postgres"));
            }
            run(command(root, "initdb", "-D", data, "-U", "broker", "-A", "trust", "-E", "UTF8", "--locale=C"));
            var log = folder.resolve("log").toString();
            var options = "-h 127.0.0.1 -p " + port + " -k ''";
            run(command(root, "pg_ctl", "start", "-w", "-D", data, "-l", log, "-o", options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var pool = new PGPoolingDataSource();
        pool.setServerNames(new String[] {"127.0.0.1"});
        pool.setPortNumbers(new int[] {port});
        pool.setDatabaseName("postgres");
        pool.setUser("broker");
        pool.setMaxConnections(CONNECTIONS);
        return new BenchmarkDatabase(
                folder, pool, command(root, "pg_ctl", "stop", "-m", "immediate", "-w", "-D", data));
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** A folder on the database's disk. */
    Path folder(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    @Override
    public void close() {
        if (!stop.isEmpty()) {
            run(stop);
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(boolean root, String program, String... arguments) {
        var whole = new ArrayList<>(root ? List.of("runuser", "-u", "postgres", "--") : List.<String>of());
        whole.add(installation().resolve(program).toString());
        whole.addAll(List.of(arguments));
        return whole;
    }

    private static Path installation() {
        try (Stream<Path> versions = Files.list(INSTALLATIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparing(Path::toString))
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException("no PostgreSQL is installed under " + INSTALLATIONS, e);
        }
    }

    private static void run(List<String> command) {
        try {
            // Nothing is piped: the server would keep a pipe open.
            var process = new ProcessBuilder(command)
                    .directory(new File(System.getProperty("java.io.tmpdir")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("failed: " + command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("broker-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
