package org.nextcloudmcp.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A package of npm's, installed from its lock file. A Node that is new enough comes with it: the packages of the binaries
 * are named directly, so that no install script has to run.
 */
public final class NodePackage {
    private static final String LOCK = "package-lock.json";

    private final Path installed;

    private NodePackage(Path installed) {
        this.installed = installed;
    }

    /**
     * Installs the package, unless this lock file has been installed before.
     *
     * @param what for messages
     * @param source the folder with the package and lock files
     * @param target below the build's folder
     * @return nothing where there is no npm
     */
    public static Optional<NodePackage> install(String what, Path source, Path target, Consumer<String> progress) {
        NodePackage installed = new NodePackage(target);
        if (installed.isCurrent(source)) {
            Folders.copy(source, target);
            return Optional.of(installed);
        }
        Optional<Path> npm = onPath("npm");
        npm.ifPresent(found -> {
            progress.accept("Installing " + what + " and a Node for it with npm");
            Folders.remove(target);
            Folders.copy(source, target);
            List<String> command = List.of(found.toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            Path log = target.resolve("npm.log");
            try (ChildProcess run = ChildProcess.start("npm", command, Map.of(), target, log)) {
                if (run.exitStatus() != 0) {
                    throw new IllegalStateException(what + " could not be installed. " + run.lastLines());
                }
            }
            write(installed.marker(), read(source.resolve(LOCK)));
        });
        return npm.map(found -> installed);
    }

    private boolean isCurrent(Path source) {
        return Files.exists(marker()) && read(marker()).equals(read(source.resolve(LOCK)));
    }

    private Path marker() {
        return installed.resolve(".installed");
    }

    /** A file of the package, or of one that it depends on below {@code node_modules}. */
    public Path file(String name) {
        return installed.resolve(name);
    }

    /** The Node of the package; on systems for which there is none, the one on the path, whatever its age. */
    public Path node() {
        String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String suffix = architecture.contains("aarch64") || architecture.contains("arm64") ? "arm64" : "x64";
        Path own = installed.resolve("node_modules/node-linux-" + suffix + "/bin/node");
        return Files.exists(own) ? own : onPath("node").orElse(Path.of("node"));
    }

    private static Optional<Path> onPath(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
