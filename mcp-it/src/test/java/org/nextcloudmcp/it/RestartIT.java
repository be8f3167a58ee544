package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Page;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.User;

/** The process dies without a warning. */
@ExtendWith(StageExtension.class)
class RestartIT {
    private final Stage stage;
    private final Assistant carol;

    RestartIT(Stage stage) {
        this.stage = stage;
        this.carol = Moves.assistant(stage, User.CAROL);
    }

    @Test
    void killAndRestartKeepTheGrantAndAnOpenLinkRunsOutInTime() throws Exception {
        Assistant alice = Moves.assistant(stage, User.ALICE);
        Tokens ofAlice = Moves.signedInWithoutGrant(alice);
        URI link = alice.link(ofAlice);
        Tokens tokens = Moves.signedInWithGrant(carol);

        stage.broker().kill();
        assertThat(StoppedDatabase.update(
                        stage.broker(),
                        "UPDATE pending_authorization SET expires_at = CURRENT_TIMESTAMP - INTERVAL '1' MINUTE"))
                .isPositive();
        stage.broker().restart();

        assertThat(carol.readFile(tokens, DemoAccounts.SAMPLE_FILE).structured().toString())
                .contains("This file lies in your Nextcloud");
        Page late = alice.browser().open(link);
        assertThat(late.status()).isBetween(400, 499);
        assertThat(late.text()).containsPattern("(?i)expired|too late|ran out|run out|minutes");
        assertThat(late.button("Continue")).isEmpty();
    }

    @Test
    void aRestartInTheMiddleOfAnElicitationKeepsTheLinkAndTheState() throws Exception {
        Assistant alice = Moves.assistant(stage, User.ALICE);
        Tokens tokens = Moves.signedInWithoutGrant(alice);
        WireClient wire = new WireClient(stage.mcpEndpoint(), tokens.accessToken());
        JsonObject asked = wire.send(readFile(wire, "")).result();
        assertThat(asked.getString("resultType")).isEqualTo("input_required");

        stage.broker().kill();
        stage.broker().restart();
        alice.connect(ElicitationIT.link(asked));

        assertThat(wire.send(readFile(wire, ElicitationIT.answered(asked, "accept")))
                        .result()
                        .toString())
                .contains("This file lies in your Nextcloud");
    }

    private static HttpRequest readFile(WireClient wire, String more) {
        return wire.toolCall(
                "nc_webdav_read_file",
                "{\"elicitation\":{\"url\":{}}}",
                ",\"arguments\":{\"path\":\"" + DemoAccounts.SAMPLE_FILE + "\"}" + more,
                "");
    }
}
