package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.mcp.DispatchFixture.headers;
import static org.nextcloudmcp.mcp.McpSchema.V2026_07_28;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.oauth.Scopes;

@DisplayName("Revision 2026-07-28")
class StatelessEraTest {

    private static final String VERSION = "2026-07-28";
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    @Test
    @DisplayName("discover names every revision we speak and may be cached by everybody")
    void discover() {
        var body = message(200, call("server/discover", null, META));

        V2026_07_28.assertIsA("DiscoverResultResponse", body);
        var result = body.getJsonObject("result");
        assertThat(result.getJsonArray("supportedVersions").getValuesAs(JsonString::getString))
                .containsExactly("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26");
        assertThat(result.getString("cacheScope")).isEqualTo("public");
        assertThat(result.getJsonObject("_meta").getJsonObject("io.modelcontextprotocol/serverInfo"))
                .containsEntry("name", jakarta.json.Json.createValue("nextcloud-mcp-broker"));
    }

    @Test
    @DisplayName("the list holds what the caller's scopes allow, in order, and is private")
    void list() {
        var body = message(200, call("tools/list", null, META));

        V2026_07_28.assertIsA("ListToolsResultResponse", body);
        var result = body.getJsonObject("result");
        assertThat(result.getJsonArray("tools")
                        .getValuesAs(tool -> tool.asJsonObject().getString("name")))
                .containsExactly("broken", "greet", "no_grant", "refused", "welcome")
                .doesNotContain("write");
        assertThat(result.getString("cacheScope")).isEqualTo("private");
    }

    @Test
    @DisplayName("a tool's structured content comes with a copy as text")
    void success() {
        var body = message(200, call("tools/call", "greet", META + ",\"name\":\"greet\",\"arguments\":{}"));

        V2026_07_28.assertIsA("CallToolResultResponse", body);
        var result = body.getJsonObject("result");
        assertThat(result.getJsonObject("structuredContent").getString("greeting"))
                .isEqualTo("grüß dich");
        assertThat(result.getJsonArray("content").getJsonObject(0).getString("text"))
                .isEqualTo("{\"greeting\":\"grüß dich\"}");
        assertThat(result.getString("resultType")).isEqualTo("complete");
        assertThat(result).doesNotContainKey("isError");
    }

    @Test
    @DisplayName("arguments that do not fit are a tool result that says which and why")
    void invalidArguments() {
        var body = message(
                200, call("tools/call", "greet", META + ",\"name\":\"greet\",\"arguments\":{\"name\":7,\"nam\":1}"));

        V2026_07_28.assertIsA("CallToolResultResponse", body);
        var result = body.getJsonObject("result");
        assertThat(result.getBoolean("isError")).isTrue();
        assertThat(result.getJsonArray("content").getJsonObject(0).getString("text"))
                .contains("name must be a string, not a number")
                .contains("nam is not an argument here");
    }

    @Test
    @DisplayName(
            "without a grant the link is in text and structured content, and the result is no error, which some clients "
                    + "throw away with the link")
    void consent() {
        var body = message(200, call("tools/call", "no_grant", META + ",\"name\":\"no_grant\""));

        V2026_07_28.assertIsA("CallToolResultResponse", body);
        var result = body.getJsonObject("result");
        assertThat(result).doesNotContainKey("isError");
        assertThat(result.getJsonObject("structuredContent"))
                .isEqualTo(DispatchFixture.object("{'status':'authorization_required',"
                        + "'authorization_url':'https://broker.example/connect?request=h',"
                        + "'expires_at':'2026-01-01T00:10:00Z'}"));
        assertThat(result.getJsonArray("content").getJsonObject(0).getString("text"))
                .contains("https://broker.example/connect?request=h");
    }

    @Test
    @DisplayName("a tool whose scopes the token lacks does not run: all of its scopes are in one challenge")
    void missingScopes() {
        assertThat(call("tools/call", "write", META + ",\"name\":\"write\""))
                .isEqualTo(new McpAnswer.ScopesMissing(Scopes.of("notes.write", "files.write")));
    }

    @Test
    @DisplayName("a fault of ours is -32603 with an id for the log, and nothing of the cause")
    void fault() {
        var body = message(500, call("tools/call", "broken", META + ",\"name\":\"broken\""));

        V2026_07_28.assertIsA("JSONRPCErrorResponse", body);
        assertThat(body.getJsonObject("error").getInt("code")).isEqualTo(-32603);
        assertThat(body.toString()).contains("correlationId").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "ping", "resources/lists", "tools/lists", "logging/setLevel"})
    @DisplayName("a method that the revision or this server does not have is 404 with -32601 and the request's id")
    void unknownMethod(String method) {
        var body = message(404, call(method, null, META));

        V2026_07_28.assertIsA("MethodNotFoundError", body.getJsonObject("error"));
        assertThat(body.getInt("id")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\":\"no_such_tool\"",
                "\"name\":7",
                "\"arguments\":{}",
                "\"name\":\"greet\",\"arguments\":[]",
                "\"name\":\"greet\",\"arguments\":\"{}\""
            })
    @DisplayName("an unknown tool and malformed params are -32602")
    void malformedParams(String params) {
        var name = params.contains("no_such_tool") ? "no_such_tool" : "greet";

        assertThat(errorCode(200, call("tools/call", name, META + "," + params)))
                .isEqualTo(-32602);
    }

    @Test
    @DisplayName("a cursor that we never gave is -32602")
    void cursor() {
        assertThat(errorCode(200, call("tools/list", null, META + ",\"cursor\":\"abc\"")))
                .isEqualTo(-32602);
    }

    @ParameterizedTest(name = "version {0}, method {1}, name {2} → {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, tools/call, greet, -32020",
                "2025-11-25, tools/call, greet, -32020",
                "2026-07-28, -, greet, -32020",
                "2026-07-28, tools/list, greet, -32020",
                "2026-07-28, Tools/Call, greet, -32020",
                "2026-07-28, tools/call, -, -32020",
                "2026-07-28, tools/call, write, -32020",
                "'2026-07-28,2026-07-28', tools/call, greet, -32020"
            })
    @DisplayName("a header that is missing or does not repeat the body is 400 with -32020")
    void headerMismatch(String version, String method, String name, int code) {
        var answer = DispatchFixture.answer(
                headers(version, method, name), request("tools/call", META + ",\"name\":\"greet\""));

        assertThat(errorCode(400, answer)).isEqualTo(code);
        V2026_07_28.assertIsA("HeaderMismatchError", ((McpAnswer.Message) answer).body());
    }

    @Test
    @DisplayName("a revision that we do not speak is 400 with -32022, and the ones we speak")
    void unsupportedVersion() {
        var answer = DispatchFixture.answer(
                headers("1900-01-01", "tools/list", null),
                request("tools/list", META.replace("2026-07-28", "1900-01-01")));

        var body = message(400, answer);
        V2026_07_28.assertIsA("UnsupportedProtocolVersionError", body);
        assertThat(body.getJsonObject("error").getJsonObject("data").getString("requested"))
                .isEqualTo("1900-01-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}",
                "\"_meta\":{\"io.modelcontextprotocol/clientCapabilities\":{}}",
                "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":7,\"io.modelcontextprotocol/clientCapabilities\":{}}",
                "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":[]}",
                "\"_meta\":7",
                "\"other\":{}"
            })
    @DisplayName("missing metadata is 400 with -32602")
    void missingMetadata(String params) {
        assertThat(errorCode(400, call("tools/list", null, params))).isEqualTo(-32602);
    }

    @Test
    @DisplayName("a notification is 202; one whose header names another method is 400")
    void notifications() {
        var cancelled = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}";

        assertThat(DispatchFixture.answer(headers(VERSION, "notifications/cancelled", null), cancelled))
                .isEqualTo(new McpAnswer.Accepted());
        assertThat(errorCode(400, DispatchFixture.answer(headers(VERSION, "tools/list", null), cancelled)))
                .isEqualTo(-32020);
        assertThat(errorCode(400, DispatchFixture.answer(headers("1900-01-01", "x", null), cancelled)))
                .isEqualTo(-32022);
    }

    private static McpAnswer call(String method, String name, String params) {
        return DispatchFixture.answer(headers(VERSION, method, name), request(method, params));
    }

    private static String request(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }

    private static JsonObject message(int status, McpAnswer answer) {
        assertThat(answer).isInstanceOf(McpAnswer.Message.class);
        var message = (McpAnswer.Message) answer;
        assertThat(message.status()).as("%s", message.body()).isEqualTo(status);
        return message.body();
    }

    private static int errorCode(int status, McpAnswer answer) {
        return message(status, answer).getJsonObject("error").getInt("code");
    }
}
