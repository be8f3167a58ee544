package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.mcp.DispatchFixture.headers;
import static org.nextcloudmcp.mcp.McpSchema.V2025_11_25;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.oauth.Scopes;

@DisplayName("Revisions 2025-03-26 to 2025-11-25")
class InitializedEraTest {

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "2025-11-25, 2025-11-25",
        "2025-06-18, 2025-06-18",
        "2025-03-26, 2025-03-26",
        "2024-11-05, 2025-11-25",
        "2026-07-28, 2025-11-25",
        "2099-01-01, 2025-11-25"
    })
    @DisplayName("initialize agrees to a revision of its era, and offers the newest of them otherwise")
    void negotiation(String asked, String agreed) {
        var result = result(request(
                null,
                "initialize",
                "{\"protocolVersion\":\"" + asked
                        + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}}"));

        V2025_11_25.assertIsA("InitializeResult", result);
        assertThat(result.getString("protocolVersion")).isEqualTo(agreed);
        assertThat(result.getJsonObject("serverInfo").getString("name")).isEqualTo("nextcloud-mcp-broker");
        assertThat(result.getJsonObject("serverInfo").getString("version")).isEqualTo("1.2.3");
    }

    @Test
    @DisplayName("initialize without a revision is -32602")
    void noVersion() {
        assertThat(errorCode(request(null, "initialize", "{}"))).isEqualTo(-32602);
    }

    @Test
    @DisplayName("initialized is 202")
    void initialized() {
        assertThat(DispatchFixture.answer(
                        headers("2025-11-25", null, null),
                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}"))
                .isEqualTo(new McpAnswer.Accepted());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-", "2025-03-26", "2025-06-18", "2025-11-25"})
    @DisplayName("without any initialize before it, and with or without the header, everything is served")
    void noSession(String version) {
        assertThat(result(request(version, "ping", "{}"))).isEmpty();
        assertThat(result(request(version, "tools/list", "{}")).getJsonArray("tools"))
                .isNotEmpty();
    }

    @Test
    @DisplayName("lists and results are those of the schema, without the members of the newer era")
    void messages() {
        var list = result(request("2025-11-25", "tools/list", "{}"));
        var call = result(request("2025-11-25", "tools/call", "{\"name\":\"greet\",\"arguments\":null}"));
        var refused = result(request("2025-11-25", "tools/call", "{\"name\":\"refused\"}"));

        V2025_11_25.assertIsA("ListToolsResult", list);
        V2025_11_25.assertIsA("CallToolResult", call);
        V2025_11_25.assertIsA("CallToolResult", refused);
        assertThat(list).doesNotContainKeys("ttlMs", "cacheScope", "resultType");
        assertThat(call).doesNotContainKeys("resultType", "_meta");
        assertThat(refused.getBoolean("isError")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resources/lists", "prompts/lists", "nonsense"})
    @DisplayName("an unknown method is -32601 under HTTP status 200")
    void unknownMethod(String method) {
        assertThat(errorCode(request("2025-11-25", method, "{}"))).isEqualTo(-32601);
    }

    @Test
    @DisplayName("an unknown tool is -32602 under HTTP status 200")
    void unknownTool() {
        assertThat(errorCode(request("2025-11-25", "tools/call", "{\"name\":\"nonsense\"}")))
                .isEqualTo(-32602);
    }

    @Test
    @DisplayName("missing scopes are a challenge here too")
    void missingScopes() {
        assertThat(request("2025-11-25", "tools/call", "{\"name\":\"write\"}"))
                .isEqualTo(new McpAnswer.ScopesMissing(Scopes.of("notes.write", "files.write")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "nonsense", ""})
    @DisplayName("a header with a revision that we do not speak is HTTP status 400")
    void unsupportedHeader(String version) {
        assertThat(request(version, "tools/list", "{}"))
                .isInstanceOfSatisfying(
                        McpAnswer.Message.class,
                        message -> assertThat(message.status()).isEqualTo(400));
    }

    @Test
    @DisplayName("a fault of ours is -32603 under HTTP status 200, which these clients can read")
    void fault() {
        assertThat(errorCode(request("2025-11-25", "tools/call", "{\"name\":\"broken\"}")))
                .isEqualTo(-32603);
    }

    @Test
    @DisplayName("a body that is no message is HTTP status 400")
    void noMessage() {
        assertThat(DispatchFixture.answer(headers(null, null, null), "[]"))
                .isInstanceOfSatisfying(
                        McpAnswer.Message.class,
                        message -> assertThat(message.status()).isEqualTo(400));
    }

    private static McpAnswer request(String version, String method, String params) {
        return DispatchFixture.answer(
                headers(version, null, null),
                "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    private static JsonObject result(McpAnswer answer) {
        return body(answer).getJsonObject("result");
    }

    private static int errorCode(McpAnswer answer) {
        var body = body(answer);
        V2025_11_25.assertIsA("JSONRPCErrorResponse", body);
        return body.getJsonObject("error").getInt("code");
    }

    private static JsonObject body(McpAnswer answer) {
        if (answer instanceof McpAnswer.SessionOpened opened) {
            return opened.body();
        }
        assertThat(answer).isInstanceOf(McpAnswer.Message.class);
        var message = (McpAnswer.Message) answer;
        assertThat(message.status()).isEqualTo(200);
        return message.body();
    }
}
