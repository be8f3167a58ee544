package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.harness.BrokerServer;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.FreePort;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.walkthrough.McpClient;
import org.nextcloudmcp.walkthrough.Transcript;

/** The how-to's tool, in a jar of its own in the packaged application. */
class AddedToolIT {
    private final BuiltProject project = BuiltProject.here();

    @Test
    void theToolOfTheHowToIsListedCheckedAndCalled() {
        Path jar = ToolJar.of(project.workFolder("added-tool-jar"), ToolJar.example());
        try (StrictStage stage = StrictStage.start("added-tool", Map.of(), provider -> {}, List.of(jar))) {
            McpClient reader = client(stage, "openid files.read");

            assertThat(reader.listTools().body()).contains("\"nc_search_files\"", "Words to look for");
            assertThat(client(stage, "openid notes.read").listTools().body()).doesNotContain("nc_search_files");
            assertThat(client(stage, "openid notes.read")
                            .call("nc_search_files", words("tea"))
                            .status())
                    .isEqualTo(403);
            assertThat(reader.call("nc_search_files", words("")).body())
                    .contains("\"isError\":true", "words must not be empty");
            assertThat(reader.call("nc_search_files", words("tea")).body()).contains("authorization_required");
        }
    }

    @Test
    void aFaultyToolStopsTheStartWithASentenceThatSaysWhich() throws IOException {
        String faulty = ToolJar.example().replace("scopes = \"files.read\"", "scopes = {}");
        Path jar = ToolJar.of(project.workFolder("faulty-tool-jar"), faulty);
        Path folder = project.workFolder("faulty-tool");
        Map<String, String> ports =
                Map.of("HTTP_PORT", String.valueOf(FreePort.any()), "HTTPS_PORT", String.valueOf(FreePort.any()));

        assertThatThrownBy(() -> BrokerServer.start(project.liberty(), folder, ports, List.of(jar))
                        .close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not start");
        assertThat(Files.readString(folder.resolve("console.log")))
                .contains("The method SearchFiles.search cannot be a tool: it needs no scope");
    }

    private static McpClient client(StrictStage stage, String scopes) {
        String token = stage.provider()
                .issuance()
                .token(stage.provider()
                        .issuance()
                        .claims(StrictStage.CLIENT, DemoAccounts.ALL.get(0).sub(), scopes));
        return McpClient.anonymous(Transcript.silent(), stage.mcpEndpoint()).withToken(token);
    }

    private static JsonObject words(String words) {
        return Json.createObjectBuilder().add("words", words).build();
    }
}
