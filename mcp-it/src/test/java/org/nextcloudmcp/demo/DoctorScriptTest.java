package org.nextcloudmcp.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.ChildProcess;
import org.nextcloudmcp.harness.FreePort;

/** What {@code ./doctor} says to somebody who has not given it what it needs. */
class DoctorScriptTest {
    private static final String BASH = "/bin/bash";
    private static final Map<String, String> NOBODY = Map.of("ADMIN_USER", "", "ADMIN_PASSWORD", "");

    @TempDir
    Path folder;

    @BeforeEach
    void bashIsThere() {
        assumeTrue(Files.isExecutable(Path.of(BASH)), "no bash, no script");
    }

    @Test
    void explainsItself() {
        Ended ended = run(NOBODY, "--help");

        assertThat(ended.status()).isZero();
        assertThat(ended.output()).contains("Usage: ./doctor", "--patience", "ADMIN_USER", "Exit status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"601", "-1", "ten", ""})
    void aPatienceThatIsNoneIsRefused(String patience) {
        assertThat(run(NOBODY, "--patience", patience).output()).contains("--patience is a number from 0 to 600");
    }

    @Test
    void thePasswordGoesNowhereWithoutTls() {
        Ended ended = run(administrator(), "--url", "http://127.0.0.1:1");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("--url must be https");
    }

    @Test
    void withoutAnAdministratorItSaysWhatToSet() {
        Ended ended = run(NOBODY);

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("set ADMIN_USER and ADMIN_PASSWORD");
    }

    @Test
    void aServerThatIsNotThereIsNamedAndThePasswordIsNot() {
        Ended ended = run(administrator(), "--url", "https://localhost:" + FreePort.any());

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output())
                .contains("does not answer at https://localhost:")
                .doesNotContain("a-password");
    }

    private static Map<String, String> administrator() {
        return Map.of("ADMIN_USER", "operator", "ADMIN_PASSWORD", "a-password");
    }

    private Ended run(Map<String, String> environment, String... arguments) {
        String script = BuiltProject.here().root().resolve("doctor").toString();
        List<String> command =
                Stream.concat(Stream.of(BASH, script), Stream.of(arguments)).toList();
        try (ChildProcess process =
                ChildProcess.start("doctor", command, environment, folder, folder.resolve("doctor.log"))) {
            return new Ended(process.exitStatus(), process.output());
        }
    }

    private record Ended(int status, String output) {}
}
