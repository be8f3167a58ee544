package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.User;

/** The main job with the MCP Java SDK's client, which speaks 2025-11-25. */
@ExtendWith(StageExtension.class)
class SdkClientIT {
    private final Stage stage;
    private final Assistant bob;
    private final Tokens tokens;

    SdkClientIT(Stage stage) {
        this.stage = stage;
        this.bob = Moves.assistant(stage, User.BOB);
        this.tokens = Moves.signedInWithoutGrant(bob);
    }

    @Test
    void goesFromTheHandshakeToTheTakenBackGrant() {
        try (McpSyncClient client = client()) {
            assertThat(client.initialize().protocolVersion()).isEqualTo("2025-11-25");
            client.ping();
            assertThat(client.listTools().tools())
                    .extracting(McpSchema.Tool::name)
                    .contains("nc_webdav_read_file", "check_provisioning_status", "nc_user_get");

            URI link = link(readFile(client));
            bob.connect(link);

            assertThat(String.valueOf(readFile(client).structuredContent()))
                    .contains("This file lies in your Nextcloud");
            assertThat(structured(call(client, "check_provisioning_status", Map.of())))
                    .containsEntry("is_provisioned", true)
                    .containsEntry("flow_type", "flow2")
                    .containsEntry("client_id", "mcp-client");
            assertThat(structured(call(client, "nc_user_get", Map.of())).toString())
                    .contains("bob");
            assertThat(call(client, "revoke_nextcloud_access", Map.of()).isError())
                    .isNotEqualTo(true);
            assertThat(link(readFile(client))).isNotEqualTo(link);
        }
    }

    @Test
    void writesReadsAndSearches() {
        bob.connect(bob.link(tokens));
        try (McpSyncClient client = client()) {
            client.initialize();
            Map<String, Object> written = structured(call(
                    client,
                    "nc_webdav_write_file",
                    Map.of("path", "Documents/From the assistant.md", "content", "# Grüße\n")));
            assertThat(written.toString()).contains("etag");
            assertThat(structured(call(client, "nc_webdav_list_directory", Map.of("path", "Documents")))
                            .toString())
                    .contains("From the assistant.md", "Welcome.md");
            Map<String, Object> note = structured(call(
                    client,
                    "nc_notes_create_note",
                    Map.of("title", "Tea", "content", "oolong", "category", "kitchen")));
            assertThat(structured(call(client, "nc_notes_search_notes", Map.of("query", "oolong")))
                            .toString())
                    .contains("Tea");
            Object id = note.containsKey("id") ? note.get("id") : ((Map<?, ?>) note.get("note")).get("id");
            assertThat(structured(call(client, "nc_notes_get_note", Map.of("note_id", id)))
                            .toString())
                    .contains("oolong");
        }
    }

    @Test
    void argumentsThatDoNotFitAreAResultThatSaysWhichAndWhy() {
        try (McpSyncClient client = client()) {
            client.initialize();
            McpSchema.CallToolResult result = call(client, "nc_webdav_read_file", Map.of("pfad", "x"));

            assertThat(result.isError()).isTrue();
            assertThat(((McpSchema.TextContent) result.content().get(0)).text()).contains("path");
        }
    }

    private McpSyncClient client() {
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(
                        stage.publicUrl().toString())
                .endpoint("/mcp")
                .supportedProtocolVersions(List.of("2025-11-25"))
                .httpRequestCustomizer((request, method, uri, body, context) ->
                        request.header("Authorization", "Bearer " + tokens.accessToken()))
                .build();
        return McpClient.sync(transport)
                .requestTimeout(Duration.ofSeconds(60))
                .initializationTimeout(Duration.ofSeconds(60))
                .build();
    }

    private static McpSchema.CallToolResult readFile(McpSyncClient client) {
        return call(client, "nc_webdav_read_file", Map.of("path", DemoAccounts.SAMPLE_FILE));
    }

    private static McpSchema.CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(new McpSchema.CallToolRequest(tool, arguments));
    }

    private static URI link(McpSchema.CallToolResult result) {
        Map<String, Object> answer = structured(result);
        assertThat(answer).containsEntry("status", "authorization_required").containsKey("expires_at");
        return URI.create(String.valueOf(answer.get("authorization_url")));
    }

    @SuppressWarnings("unchecked") // JSON objects have only names as keys
    private static Map<String, Object> structured(McpSchema.CallToolResult result) {
        assertThat(result.structuredContent()).as("result %s", result).isInstanceOf(Map.class);
        return (Map<String, Object>) result.structuredContent();
    }
}
