package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.User;

/** Flow 2 as clients see it that open links themselves. */
@ExtendWith(StageExtension.class)
class ElicitationIT {
    private static final String OPENS_LINKS = "{\"elicitation\":{\"url\":{}}}";
    private static final String TOOL = "nc_webdav_read_file";
    private static final String ARGUMENTS = ",\"arguments\":{\"path\":\"" + DemoAccounts.SAMPLE_FILE + "\"}";

    private final Assistant alice;
    private final Tokens tokens;
    private final WireClient wire;

    ElicitationIT(Stage stage) {
        this.alice = Moves.assistant(stage, User.ALICE);
        this.tokens = Moves.signedInWithoutGrant(alice);
        this.wire = new WireClient(stage.mcpEndpoint(), tokens.accessToken());
    }

    @Test
    void theRepeatedRequestWaitsAndSucceedsWhenTheUserAgrees() throws Exception {
        JsonObject asked = wire.send(call("")).result();
        assertThat(asked.getString("resultType")).isEqualTo("input_required");

        CompletableFuture<WireClient.Heard> waiting = wire.sendAsync(call(answered(asked, "accept")));
        alice.connect(link(asked));

        WireClient.Heard heard = waiting.get(30, TimeUnit.SECONDS);
        assertThat(heard.result().getString("resultType")).isEqualTo("complete");
        assertThat(heard.result().toString()).contains("This file lies in your Nextcloud");
    }

    @Test
    void aRequestThatIsRepeatedAfterTheConsentSucceedsAtOnce() throws Exception {
        JsonObject asked = wire.send(call("")).result();
        alice.connect(link(asked));

        assertThat(wire.send(call(answered(asked, "accept"))).result().toString())
                .contains("This file lies in your Nextcloud");
    }

    @Test
    void whoDeclinesAtTheClientGetsAToolError() throws Exception {
        JsonObject asked = wire.send(call("")).result();

        assertThat(wire.send(call(answered(asked, "decline"))).result().getBoolean("isError"))
                .isTrue();
        assertThat(Moves.provisioned(alice, tokens)).isFalse();
    }

    @Test
    void whoDeclinesOnOurPageEndsTheWaiting() throws Exception {
        JsonObject asked = wire.send(call("")).result();

        CompletableFuture<WireClient.Heard> waiting = wire.sendAsync(call(answered(asked, "accept")));
        alice.browser().press(alice.browser().open(link(asked)), "Decline");

        assertThat(waiting.get(30, TimeUnit.SECONDS).result().getBoolean("isError"))
                .isTrue();
    }

    @Test
    void aStateThatWasChangedOrIsAnotherRequestsIsRefused() throws Exception {
        JsonObject asked = wire.send(call("")).result();
        String state = asked.getString("requestState");

        WireClient.Heard changed = wire.send(call(answered(state + "-TAMPERED", "accept")));
        WireClient.Heard other = wire.send(wire.toolCall(
                TOOL, OPENS_LINKS, ",\"arguments\":{\"path\":\"/other\"}" + answered(state, "accept"), ""));

        assertThat(changed.status()).isEqualTo(400);
        assertThat(changed.last().getJsonObject("error").getInt("code")).isEqualTo(-32602);
        assertThat(other.last().getJsonObject("error").getInt("code")).isEqualTo(-32602);
    }

    @Test
    void theErrorOf2025IsFollowedByANotificationOnTheStreamOfTheSession() throws Exception {
        WireClient.Heard opened = wire.send(wire.request(
                        "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
                                + "\"2025-11-25\",\"capabilities\":" + OPENS_LINKS
                                + ",\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}}}",
                        "2025-11-25")
                .build());
        String session = opened.headers().get("mcp-session-id").get(0);
        CompletableFuture<JsonObject> complete = CompletableFuture.supplyAsync(() -> {
            try {
                return wire.until(
                        wire.authorized()
                                .header("Accept", "text/event-stream")
                                .header("MCP-Protocol-Version", "2025-11-25")
                                .header("Mcp-Session-Id", session)
                                .build(),
                        message -> message.getString("method").equals("notifications/elicitation/complete"));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        WireClient.Heard refused = wire.send(wire.request(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + TOOL + "\""
                                + ARGUMENTS + "}}",
                        "2025-11-25")
                .header("Mcp-Session-Id", session)
                .build());

        JsonObject error = refused.last().getJsonObject("error");
        assertThat(error.getInt("code")).isEqualTo(-32042);
        JsonObject elicitation =
                error.getJsonObject("data").getJsonArray("elicitations").getJsonObject(0);
        alice.connect(URI.create(elicitation.getString("url")));
        assertThat(complete.get(30, TimeUnit.SECONDS).getJsonObject("params").getString("elicitationId"))
                .isEqualTo(elicitation.getString("elicitationId"));
    }

    private HttpRequest call(String more) {
        return wire.toolCall(TOOL, OPENS_LINKS, ARGUMENTS + more, "");
    }

    static String answered(JsonObject asked, String action) {
        return answered(asked.getString("requestState"), action);
    }

    private static String answered(String state, String action) {
        return ",\"requestState\":\"" + state + "\",\"inputResponses\":{\"nextcloud_access\":{\"action\":\"" + action
                + "\"}}";
    }

    static URI link(JsonObject asked) {
        return URI.create(asked.getJsonObject("inputRequests")
                .getJsonObject("nextcloud_access")
                .getJsonObject("params")
                .getString("url"));
    }
}
