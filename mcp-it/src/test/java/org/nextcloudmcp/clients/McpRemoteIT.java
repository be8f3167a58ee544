package org.nextcloudmcp.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.Folders;
import org.nextcloudmcp.harness.FreePort;
import org.nextcloudmcp.harness.NodePackage;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.walkthrough.User;
import org.nextcloudmcp.wire.Message;
import org.nextcloudmcp.wire.Verdicts;

/**
 * A client that knows only local servers, here the SDK's for Java, with mcp-remote between, which registers itself and
 * signs the user in.
 */
@ExtendWith(ClientStage.class)
class McpRemoteIT {
    private final ClientStage.Running running;

    McpRemoteIT(ClientStage.Running running) {
        this.running = running;
    }

    @Test
    void goesFromTheSignInToTheFile() {
        assumeTrue(running.peers().isPresent(), "there is no npm, which brings mcp-remote and a Node for it");
        running.tap().conversation().forget();
        Walker carol = new Walker(User.CAROL);

        try (McpSyncClient client = client(running.peers().orElseThrow(), carol)) {
            client.initialize();
            assertThat(client.listTools().tools())
                    .extracting(McpSchema.Tool::name)
                    .contains("nc_webdav_read_file", "nc_notes_create_note");
            McpSchema.CallToolResult first = read(client);
            if (first.structuredContent() instanceof Map<?, ?> answer && answer.containsKey("authorization_url")) {
                carol.open(URI.create(String.valueOf(answer.get("authorization_url"))));
            }
            assertThat(String.valueOf(read(client).structuredContent())).contains("This file lies in your Nextcloud");
        }
        assertThat(Verdicts.against(
                        Message.Speaker.BROKER, running.tap().conversation().messages()))
                .isEmpty();
    }

    private static McpSchema.CallToolResult read(McpSyncClient client) {
        return client.callTool(
                new McpSchema.CallToolRequest("nc_webdav_read_file", Map.of("path", DemoAccounts.SAMPLE_FILE)));
    }

    private McpSyncClient client(NodePackage peers, Walker user) {
        Path home = BuiltProject.here().workFolder("clients").resolve("mcp-remote-home");
        Folders.remove(home);
        ServerParameters remote = ServerParameters.builder(peers.node().toString())
                .args(
                        peers.file("node_modules/mcp-remote/dist/proxy.js").toString(),
                        running.endpoint().toString(),
                        String.valueOf(FreePort.any()),
                        // Its home page is at a host that Keycloak's policy does not trust.
                        "--static-oauth-client-metadata",
                        "{\"client_uri\":\"http://localhost/\"}")
                .env(Map.of("HOME", home.toString(), "MCP_REMOTE_CONFIG_DIR", home.toString(), "BROWSER", "true"))
                .build();
        StdioClientTransport transport = new StdioClientTransport(remote, McpJsonDefaults.getMapper());
        transport.setStdErrorHandler(line -> CommandLine.openIfAsked(line, user));
        return McpClient.sync(transport)
                .requestTimeout(Duration.ofMinutes(2))
                .initializationTimeout(Duration.ofMinutes(2))
                .build();
    }
}
