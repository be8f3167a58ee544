package org.nextcloudmcp.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nextcloudmcp.harness.ChildProcess;

/** The unpacked distribution, built once for an embedded database and a single node: later starts take half the time. */
final class KeycloakBuild {
    private static final String MARKER = ".built-for-demo";

    private KeycloakBuild() {}

    /** The home folder of a distribution that has been built; builds it if that has not been done. */
    static Path home(Path unpacked) {
        Path home = distribution(unpacked);
        Path marker = home.resolve(MARKER);
        if (!Files.exists(marker)) {
            Path log = unpacked.resolve("build.log");
            try (ChildProcess build = ChildProcess.start(
                    "Keycloak build",
                    List.of(home.resolve("bin/kc.sh").toString(), "build", "--db=dev-file", "--cache=local"),
                    Map.of("JAVA_OPTS_KC_HEAP", "-Xmx384m"),
                    home,
                    log)) {
                if (build.exitStatus() != 0) {
                    throw new IllegalStateException("Keycloak could not be built. " + build.lastLines());
                }
            }
            write(marker, "");
        }
        return home;
    }

    /**
     * A home of its own for one running server: its data and its realm here, everything else linked to the build, so
     * that servers do not share a database.
     */
    static void instance(Path home, Path instance, String realm) {
        try {
            Files.createDirectories(instance.resolve("bin"));
            Files.copy(home.resolve("bin/kc.sh"), instance.resolve("bin/kc.sh"));
            for (String part : List.of("lib", "conf", "providers", "themes")) {
                Files.createSymbolicLink(instance.resolve(part), home.resolve(part));
            }
            Files.createDirectories(instance.resolve("data/import"));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot prepare " + instance, failed);
        }
        write(instance.resolve("data/import/realm.json"), realm);
    }

    private static Path distribution(Path unpacked) {
        try (Stream<Path> content = Files.list(unpacked)) {
            return content.filter(path -> Files.exists(path.resolve("bin/kc.sh")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no Keycloak in " + unpacked));
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
