package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.mcp.DispatchFixture.headers;
import static org.nextcloudmcp.mcp.McpSchema.V2025_11_25;
import static org.nextcloudmcp.mcp.McpSchema.V2026_07_28;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.provisioning.ConsentProgress;
import org.nextcloudmcp.verification.VerifiedTokens;

@DisplayName("A tool that needs a grant which is not there")
class FlowTwoTest {

    private static final String LINK = "https://broker.example/connect?request=h";
    private static final String URL_MODE = "{\"elicitation\":{\"url\":{}}}";
    private static final Caller BOB =
            new Caller(VerifiedTokens.of(new Subject("https://idp.example", "bob"), Scopes.of("notes.read")));

    private final DispatchFixture.Opened server = DispatchFixture.opened();

    @Test
    @DisplayName("asks a client of 2026-07-28 that opens links to open ours, with a state")
    void question() {
        var body = body(stateless(URL_MODE, "", DispatchFixture.READER));

        V2026_07_28.assertIsA("InputRequiredResult", body.getJsonObject("result"));
        var request =
                body.getJsonObject("result").getJsonObject("inputRequests").getJsonObject("nextcloud_access");
        assertThat(request.getString("method")).isEqualTo("elicitation/create");
        assertThat(request.getJsonObject("params").getString("mode")).isEqualTo("url");
        assertThat(request.getJsonObject("params").getString("url")).isEqualTo(LINK);
        assertThat(body.getJsonObject("result").getString("requestState")).doesNotContain("broker", "connect");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"elicitation\":{}}", "{\"elicitation\":{\"form\":{}}}", "{\"elicitation\":{\"url\":true}}"
            })
    @DisplayName("gives any other client of 2026-07-28 the link in a plain result")
    void plain(String capabilities) {
        var result = body(stateless(capabilities, "", DispatchFixture.READER)).getJsonObject("result");

        assertThat(result.getString("resultType")).isEqualTo("complete");
        assertThat(result.getJsonObject("structuredContent").getString("authorization_url"))
                .isEqualTo(LINK);
        assertThat(result).doesNotContainKey("isError");
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-11-25|{\"elicitation\":{\"url\":{}}}|true",
                "2025-11-25|{\"elicitation\":{}}|false",
                "2025-11-25|{}|false",
                "2025-06-18|{\"elicitation\":{\"url\":{}}}|false"
            })
    @DisplayName("is error -32042 in 2025-11-25 for a session whose client opens links, and a plain result otherwise")
    void error(String version, String capabilities, boolean error) {
        var opened = (McpAnswer.SessionOpened) server.answer(
                headers(null, null, null),
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"" + version
                        + "\",\"capabilities\":" + capabilities
                        + ",\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}}}",
                DispatchFixture.READER);
        var body = body(server.answer(
                new McpHeaders(
                        Optional.of(version),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(opened.sessionId().value()),
                        name -> Optional.empty()),
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"no_grant\"}}",
                DispatchFixture.READER));

        assertThat(body.containsKey("error")).isEqualTo(error);
        if (error) {
            V2025_11_25.assertIsA("URLElicitationRequiredError", body);
            var elicitation = body.getJsonObject("error")
                    .getJsonObject("data")
                    .getJsonArray("elicitations")
                    .getJsonObject(0);
            assertThat(elicitation.getString("url")).isEqualTo(LINK);
            assertThat(elicitation.getString("elicitationId")).isNotBlank();
        }
    }

    @Test
    @DisplayName("asks with the same link again while the user has not decided")
    void stillOpen() {
        server.progress = ConsentProgress.OPEN;

        var result = body(stateless(URL_MODE, answered("accept", state()), DispatchFixture.READER))
                .getJsonObject("result");

        assertThat(result.getString("resultType")).isEqualTo("input_required");
        assertThat(result.toString()).contains(LINK);
    }

    @ParameterizedTest
    @CsvSource({"decline", "cancel"})
    @DisplayName("is a tool error with what to do when the user does not want to open it")
    void refused(String action) {
        server.progress = ConsentProgress.OPEN;

        assertRefused(stateless(URL_MODE, answered(action, state()), DispatchFixture.READER));
    }

    @Test
    @DisplayName("is a tool error when the user declined on our page, whatever the client says")
    void declined() {
        server.progress = ConsentProgress.DECLINED;

        assertRefused(stateless(URL_MODE, answered("accept", state()), DispatchFixture.READER));
    }

    @Test
    @DisplayName("runs when the grant is there")
    void given() {
        var before = answered("accept", state());
        server.progress = ConsentProgress.GIVEN;
        server.granted = true;

        var result = body(stateless(URL_MODE, before, DispatchFixture.READER)).getJsonObject("result");

        assertThat(result.getString("resultType")).isEqualTo("complete");
        assertThat(result.getJsonObject("structuredContent").getBoolean("done")).isTrue();
    }

    @Test
    @DisplayName("refuses a state that was changed")
    void tampered() {
        var state = state();
        var middle = state.length() / 2;
        var changed =
                state.substring(0, middle) + (state.charAt(middle) == 'A' ? 'B' : 'A') + state.substring(middle + 1);

        assertInvalid(stateless(URL_MODE, answered("accept", changed), DispatchFixture.READER));
        assertInvalid(stateless(URL_MODE, answered("accept", state + "-TAMPERED"), DispatchFixture.READER));
        assertInvalid(stateless(URL_MODE, answered("accept", "x"), DispatchFixture.READER));
    }

    @Test
    @DisplayName("refuses a state of another user, and of another request")
    void foreign() {
        assertInvalid(stateless(URL_MODE, answered("accept", state()), BOB));
        assertInvalid(stateless(
                URL_MODE, answered("accept", state()) + ",\"arguments\":{\"name\":\"other\"}", DispatchFixture.READER));
    }

    private String state() {
        return body(stateless(URL_MODE, "", DispatchFixture.READER))
                .getJsonObject("result")
                .getString("requestState");
    }

    private static String answered(String action, String state) {
        return ",\"requestState\":\"" + state + "\",\"inputResponses\":{\"nextcloud_access\":{\"action\":\"" + action
                + "\"}}";
    }

    private McpAnswer stateless(String capabilities, String more, Caller caller) {
        return server.answer(
                headers("2026-07-28", "tools/call", "no_grant"),
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"_meta\":{"
                        + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                        + "\"io.modelcontextprotocol/clientCapabilities\":" + capabilities
                        + "},\"name\":\"no_grant\"" + more + "}}",
                caller);
    }

    private static void assertRefused(McpAnswer answer) {
        var result = body(answer).getJsonObject("result");
        assertThat(result.getBoolean("isError")).isTrue();
        assertThat(result.getJsonArray("content").getJsonObject(0).getString("text"))
                .contains("nothing was done")
                .contains("link");
    }

    private static void assertInvalid(McpAnswer answer) {
        var message = (McpAnswer.Message) answer;
        assertThat(message.status()).isEqualTo(400);
        assertThat(message.body().getJsonObject("error").getInt("code")).isEqualTo(-32602);
    }

    private static JsonObject body(McpAnswer answer) {
        assertThat(answer).isInstanceOf(McpAnswer.Message.class);
        return ((McpAnswer.Message) answer).body();
    }
}
