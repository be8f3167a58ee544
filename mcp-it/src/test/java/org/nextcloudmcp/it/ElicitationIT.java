package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.McpClient;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.User;

/** Flow 2 with a client that can open URLs: the server asks for it, the client calls again. */
@ExtendWith(StageExtension.class)
class ElicitationIT {
    private static final JsonObject ARGUMENTS =
            Json.createObjectBuilder().add("path", DemoAccounts.SAMPLE_FILE).build();
    private static final String TOOL = "nc_webdav_read_file";

    private final Assistant alice;
    private final McpClient client;

    ElicitationIT(Stage stage) {
        this.alice = Moves.assistant(stage, User.ALICE);
        Tokens tokens = Moves.signedInWithoutGrant(alice);
        this.client = alice.client().openingUrls().with(tokens);
    }

    @Test
    void theClientOpensTheUrlAndCallsAgain() {
        JsonObject asked = client.call(TOOL, ARGUMENTS).json().getJsonObject("result");
        assertThat(asked.getString("resultType")).isEqualTo("input_required");
        String key = asked.getJsonObject("inputRequests").keySet().iterator().next();
        JsonObject request = asked.getJsonObject("inputRequests").getJsonObject(key);
        assertThat(request.getString("method")).isEqualTo("elicitation/create");
        assertThat(request.getJsonObject("params").getString("mode")).isEqualTo("url");
        alice.connect(URI.create(request.getJsonObject("params").getString("url")));

        JsonObject answer = client.callAgain(TOOL, ARGUMENTS, accepted(key), asked.getString("requestState"))
                .json()
                .getJsonObject("result");

        assertThat(answer.getString("resultType")).isEqualTo("complete");
        assertThat(answer.toString()).contains("This file lies in your Nextcloud");
    }

    @Test
    void aTamperedStateIsRefused() {
        JsonObject asked = client.call(TOOL, ARGUMENTS).json().getJsonObject("result");
        String key = asked.getJsonObject("inputRequests").keySet().iterator().next();
        String state = asked.getString("requestState");
        String tampered = (state.charAt(0) == 'A' ? "B" : "A") + state.substring(1);

        JsonObject answer =
                client.callAgain(TOOL, ARGUMENTS, accepted(key), tampered).json();

        assertThat(answer.containsKey("error")).as("%s", answer).isTrue();
    }

    private static JsonObject accepted(String key) {
        return Json.createObjectBuilder()
                .add(key, Json.createObjectBuilder().add("action", "accept"))
                .build();
    }
}
