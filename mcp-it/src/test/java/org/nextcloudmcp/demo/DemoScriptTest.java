package org.nextcloudmcp.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.ChildProcess;
import org.nextcloudmcp.harness.FreePort;

/** What the script says to somebody whose machine is not ready. It never gets as far as building. */
class DemoScriptTest {
    private static final String BASH = "/bin/bash";

    @TempDir
    Path folder;

    @BeforeEach
    void bashIsThere() {
        assumeTrue(Files.isExecutable(Path.of(BASH)), "no bash, no script");
    }

    @Test
    void explainsItself() {
        assertThat(run(Map.of(), "--help").output()).contains("Usage: ./demo", "--once", "NEXTCLOUD_URL", "HTTP_PORT");
    }

    @Test
    void anUnknownOptionIsNamed() {
        Ended ended = run(Map.of(), "--ones");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("Unknown option: --ones");
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws IOException {
        Ended ended = run(Map.of("PATH", folderWith("dirname", "sed", "head").toString(), "JAVA_HOME", ""));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("Java was not found", "JDK 17 or later");
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_392, 1.8.0_392", "11.0.25, 11.0.25"})
    void aJavaThatIsTooOldIsNamed(String version, String named) throws IOException {
        Ended ended = run(Map.of("JAVA_HOME", javaOf(version).toString()));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("Java " + named + " is too old", "JAVA_HOME=");
    }

    @Test
    void aPortInUseIsNamedWithTheVariableThatChangesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = run(Map.of("JAVA_HOME", javaOf("17.0.2").toString(), "HTTP_PORT", "" + taken.getLocalPort()));

            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.output()).contains("Port " + taken.getLocalPort() + " is in use", "HTTP_PORT=");
        }
    }

    @Test
    void whatIsNoPortNumberIsNamed() throws IOException {
        Ended ended = run(Map.of("JAVA_HOME", javaOf("17.0.2").toString(), "HTTP_PORT", "nine"));

        assertThat(ended.output()).contains("HTTP_PORT is nine, which is no port number");
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws IOException {
        Ended ended = run(Map.of(
                "PATH",
                folderWith("dirname", "sed", "head").toString(),
                "JAVA_HOME",
                javaOf("17.0.2").toString(),
                "HTTP_PORT",
                "" + FreePort.any(),
                "HTTPS_PORT",
                "" + FreePort.any(),
                "KEYCLOAK_PORT",
                "" + FreePort.any(),
                "NEXTCLOUD_PORT",
                "" + FreePort.any()));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("Maven was not found", "Maven 3.8.7 or later");
    }

    private record Ended(int status, String output) {}

    private Ended run(Map<String, String> environment, String... arguments) {
        Path root = BuiltProject.here().root();
        List<String> command =
                new java.util.ArrayList<>(List.of(BASH, root.resolve("demo").toString()));
        command.addAll(List.of(arguments));
        try (ChildProcess script =
                ChildProcess.start("demo", command, environment, root, folder.resolve("output.txt"))) {
            return new Ended(script.exitStatus(), script.output());
        }
    }

    /** A JAVA_HOME whose java only says its version. */
    private Path javaOf(String version) throws IOException {
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(
                java,
                "#!/bin/bash\necho 'openjdk version \"" + version + "\" 2022-01-18' >&2\n",
                StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder.resolve("jdk");
    }

    private Path folderWith(String... programs) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String program : programs) {
            Path there = Path.of("/usr/bin", program);
            assumeTrue(Files.exists(there), "no " + there);
            Files.createSymbolicLink(bin.resolve(program), there);
        }
        return bin;
    }
}
