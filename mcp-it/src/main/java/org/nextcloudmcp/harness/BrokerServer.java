package org.nextcloudmcp.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The packaged broker as an operator runs it: {@code server run mcp}, configured by the environment alone. Each instance
 * has a copy of the configuration and its own output, so several can run beside each other, and one can be killed and
 * started again on its own database.
 */
public final class BrokerServer implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);
    private static final Pattern APPLICATION_FAILED = Pattern.compile("CWWKZ000[24]E|CWWKZ0012I|CWWKZ0013E");
    private static final Duration PROBE = Duration.ofSeconds(10);

    private final Path liberty;
    private final Path folder;
    private final Map<String, String> environment;
    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();
    private ChildProcess process;

    private BrokerServer(Path liberty, Path folder, Map<String, String> environment, URI url, ChildProcess process) {
        this.liberty = liberty;
        this.folder = folder;
        this.environment = environment;
        this.url = url;
        this.process = process;
    }

    /**
     * Starts a broker and returns as soon as it answers at all; see {@link #awaitReady()}.
     *
     * @param folder for configuration, output and database of this instance; emptied
     * @param settings by their environment names; HTTP_PORT is required
     */
    public static BrokerServer start(Path liberty, Path folder, Map<String, String> settings) {
        return start(liberty, folder, settings, List.of());
    }

    /**
     * The same with more libraries in the web application.
     *
     * @param libraries jars, for this instance only
     */
    public static BrokerServer start(Path liberty, Path folder, Map<String, String> settings, List<Path> libraries) {
        Folders.remove(folder);
        Folders.copy(liberty.resolve("usr"), folder.resolve("usr"));
        if (!libraries.isEmpty()) {
            new ApplicationArchive(folder.resolve("usr/servers/mcp/apps/mcp-ear.ear")).add(libraries);
        }
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("WLP_USER_DIR", folder.resolve("usr").toString());
        environment.put("WLP_OUTPUT_DIR", folder.resolve("output").toString());
        URI url = URI.create("http://127.0.0.1:" + settings.get("HTTP_PORT"));
        BrokerServer server = new BrokerServer(liberty, folder, environment, url, run(liberty, folder, environment));
        server.awaitHealth("an answer of the broker's health endpoint", status -> status == 200 || status == 503);
        return server;
    }

    private static ChildProcess run(Path liberty, Path folder, Map<String, String> environment) {
        return ChildProcess.start(
                "Open Liberty",
                List.of(liberty.resolve("bin/server").toString(), "run", "mcp"),
                environment,
                folder,
                folder.resolve("console.log"));
    }

    /** The base URL on the loopback interface. */
    public URI url() {
        return url;
    }

    /** Waits until /health/ready answers 200. */
    public void awaitReady() {
        awaitHealth("the broker to be ready", status -> status == 200);
    }

    private void awaitHealth(String what, java.util.function.IntPredicate wanted) {
        try {
            Await.until(
                    what,
                    START,
                    () -> {
                        requireAlive();
                        return wanted.test(readiness().status());
                    },
                    () -> readiness().body() + "\n" + process.lastLines());
        } catch (IllegalStateException late) {
            close();
            throw late;
        }
    }

    private void requireAlive() {
        if (!process.isAlive() || APPLICATION_FAILED.matcher(process.output()).find()) {
            throw new IllegalStateException("The broker did not start. " + process.lastLines());
        }
    }

    /** What /health/ready says now; status 0 when nothing listens yet, 404 while the application starts. */
    public Readiness readiness() {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(url.resolve("/health/ready"))
                            .timeout(PROBE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            boolean applicationUp = !answer.body().contains("\"checks\":[]");
            return new Readiness(applicationUp ? answer.statusCode() : 0, answer.body());
        } catch (IOException notYet) {
            return new Readiness(0, "");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Readiness(0, "");
        }
    }

    /** The answer of the readiness check. */
    public record Readiness(int status, String body) {}

    /** Ends the process as {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    /** Stops the process in its tracks, as a suspended machine is: it holds its connections and its locks. */
    public void suspend() {
        process.suspend();
    }

    /** Lets a suspended process go on. */
    public void resume() {
        process.resume();
    }

    /** Collects the garbage and looks at what the process holds. */
    public Vitals vitals() {
        return Vitals.of(process.javaPid());
    }

    /** Starts again on the same configuration and database, and waits until it is ready. */
    public void restart() {
        restart(Map.of());
    }

    /**
     * The same with changed settings.
     *
     * @param changed by their environment names; they stay for later restarts
     */
    public void restart(Map<String, String> changed) {
        startAgain(changed);
        awaitReady();
    }

    /** The same without waiting for more than an answer of the health endpoint, if it is not to become ready. */
    public void restartUnready(Map<String, String> changed) {
        startAgain(changed);
        awaitHealth("an answer of the broker's health endpoint", status -> status == 200 || status == 503);
    }

    private void startAgain(Map<String, String> changed) {
        process.close();
        environment.putAll(changed);
        process = run(liberty, folder, environment);
    }

    /** Gives a setting by its key as a mounted file, which counts before the environment, while the server runs or not. */
    public void mount(String key, String value) {
        Path variables = folder.resolve("usr/servers/mcp/variables");
        try {
            Files.createDirectories(variables);
            Path draft = Files.writeString(folder.resolve(key + ".new"), value);
            Files.move(draft, variables.resolve(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The folder of the embedded database and the journal. */
    public Path dataFolder() {
        return folder.resolve("output/mcp/data");
    }

    /** Everything that the server has logged so far, console and log files. */
    public String logs() {
        return Folders.files(folder).stream()
                .filter(file ->
                        file.toString().endsWith(".log") || file.toString().contains("/ffdc/"))
                .map(BrokerServer::read)
                .collect(Collectors.joining("\n"));
    }

    /** The server's own log so far, without the console and without what was rotated away. */
    public String messages() {
        Path log = folder.resolve("output/mcp/logs/messages.log");
        return Files.exists(log) ? read(log) : "";
    }

    /** Processor time that the server has used so far, its start included. */
    public Duration processorTime() {
        return process.processorTime();
    }

    /** The files of the embedded database and whatever else lies in the data folder. */
    public List<Path> dataFiles() {
        return Folders.files(dataFolder());
    }

    /** All files that this instance has written or was configured with, except the application and its caches. */
    public List<Path> files() {
        return Folders.files(folder).stream()
                .filter(file -> !file.toString().contains("/workarea/"))
                .filter(file ->
                        !file.toString().endsWith(".ear") && !file.toString().endsWith(".jar"))
                .toList();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
