package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.stage.StrictStage;

/** Answers over time, on the packaged broker with tools that take their time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamIT {
    private StrictStage stage;
    private WireClient wire;

    @BeforeAll
    void start() {
        stage = StrictStage.start(
                "strict-streams",
                Map.of("MCP_LIMIT_CALL_SECONDS", "20"),
                provider -> {},
                List.of(BuiltProject.here().conformanceFixtures()));
        wire = new WireClient(stage.mcpEndpoint(), new Caller(stage).token());
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @Test
    void progressComesOnTheStreamOfTheRequestAndTheAnswerLast() throws Exception {
        WireClient.Heard heard =
                wire.send(wire.toolCall("test_tool_with_progress", "{}", "", ",\"progressToken\":\"p\""));

        assertThat(heard.stream()).isTrue();
        assertThat(heard.headers().get("x-accel-buffering")).containsExactly("no");
        assertThat(heard.messages().stream()
                        .limit(3)
                        .map(message -> message.getJsonObject("params"))
                        .map(params -> params.getString("progressToken") + " " + params.getInt("progress")))
                .containsExactly("p 0", "p 50", "p 100");
        assertThat(heard.result().getString("resultType")).isEqualTo("complete");
    }

    @Test
    void whoDidNotAskForProgressGetsPlainJson() throws Exception {
        WireClient.Heard heard = wire.send(wire.toolCall("test_tool_with_progress", "{}", "", ""));

        assertThat(heard.stream()).isFalse();
        assertThat(heard.messages()).hasSize(1);
    }

    @Test
    void anErrorBeforeAnythingWasSaidIsPlainJson() throws Exception {
        WireClient.Heard heard = wire.send(wire.toolCall("no_such_tool", "{}", "", ",\"progressToken\":1"));

        assertThat(heard.stream()).isFalse();
        assertThat(heard.last().getJsonObject("error").getInt("code")).isEqualTo(-32602);
    }

    @Test
    void closingTheStreamCancelsTheCall() throws Exception {
        JsonObject first = wire.until(untilCancelled("closed"), message -> message.containsKey("method"));
        assertThat(first.getString("method")).isEqualTo("notifications/progress");

        Await.until("the call to notice that its client has gone", Duration.ofSeconds(15), () -> cancelled("closed"));
    }

    @Test
    void aCallThatTakesTooLongIsGivenUpAndItsClientIsToldSo() throws Exception {
        WireClient.Heard heard = wire.send(untilCancelled("slow"));

        assertThat(heard.result().getBoolean("isError")).isTrue();
        assertThat(heard.result().toString()).contains("20 seconds");
    }

    @Test
    void aListenerIsAcknowledgedFirst() throws Exception {
        JsonObject first = wire.until(
                wire.request(
                                "{\"jsonrpc\":\"2.0\",\"id\":\"sub\",\"method\":\"subscriptions/listen\",\"params\":{"
                                        + "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                                        + "\"io.modelcontextprotocol/clientCapabilities\":{}},\"notifications\":{"
                                        + "\"toolsListChanged\":true}}}",
                                "2026-07-28")
                        .header("Mcp-Method", "subscriptions/listen")
                        .build(),
                message -> true);

        assertThat(first.getString("method")).isEqualTo("notifications/subscriptions/acknowledged");
        assertThat(first.getJsonObject("params").getJsonObject("notifications")).isEmpty();
        assertThat(first.getJsonObject("params")
                        .getJsonObject("_meta")
                        .getString("io.modelcontextprotocol/subscriptionId"))
                .isEqualTo("sub");
    }

    private HttpRequest untilCancelled(String name) {
        return wire.toolCall("test_until_cancelled", "{}", named(name), ",\"progressToken\":\"p\"");
    }

    private boolean cancelled(String name) {
        try {
            return wire.send(wire.toolCall("test_was_cancelled", "{}", named(name), ""))
                    .result()
                    .toString()
                    .contains("true");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String named(String name) {
        return ",\"arguments\":{\"name\":\"" + name + "\"}";
    }
}
