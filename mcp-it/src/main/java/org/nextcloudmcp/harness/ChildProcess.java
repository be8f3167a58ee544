package org.nextcloudmcp.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server in a process of its own, with its output in a file. Start scripts put a shell between us and the JVM, so
 * stopping and killing reach the whole tree, each process by its id.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the command.
     *
     * @param environment added to, and overriding, our own environment
     * @param log receives standard output and standard error; appended to, so that a restart keeps the earlier lines
     */
    public static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new ChildProcess(name, builder.start(), log);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start " + name, failed);
        }
    }

    private static java.io.File nothing() {
        return new java.io.File(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Processor time of the whole tree so far; zero where the system does not tell. */
    public Duration processorTime() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .flatMap(handle -> handle.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The exit status; waits for the end of the process. */
    public int exitStatus() {
        try {
            return process.waitFor();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, stop);
        }
    }

    /** What the process has written so far. */
    public String output() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The last lines of the output, for messages. */
    public String lastLines() {
        List<String> lines = output().lines().toList();
        return name + (isAlive() ? "" : " (ended)") + ", last lines of " + log + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
    }

    /** Stops the whole tree in its tracks, as a machine that is suspended does; its connections stay open. */
    public void suspend() {
        signal("-STOP");
    }

    /** Lets a suspended tree go on. */
    public void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        tree().forEach(handle -> Commands.output("kill", signal, String.valueOf(handle.pid())));
    }

    /** The id of the Java machine in the tree. */
    public long javaPid() {
        return tree().stream()
                .filter(handle -> handle.info().command().orElse("").endsWith("java"))
                .mapToLong(ProcessHandle::pid)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " has no Java machine (yet)"));
    }

    private List<ProcessHandle> tree() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }

    /** Ends the whole tree at once, as {@code kill -9} does: nothing gets a chance to write or to say goodbye. */
    public void kill() {
        tree().forEach(ProcessHandle::destroyForcibly);
        exitStatus();
    }

    /** Asks the tree to end, and kills what has not ended after a while. */
    @Override
    public void close() {
        List<ProcessHandle> tree = tree();
        tree.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        tree.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }
}
