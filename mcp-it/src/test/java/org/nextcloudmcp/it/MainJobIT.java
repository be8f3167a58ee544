package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.keycloak.RealmFile;
import org.nextcloudmcp.keycloak.TokenCall;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.standin.JournalEntry;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;
import org.nextcloudmcp.walkthrough.Walkthrough;

/** The main job with a client of 2026-07-28, and what the other parties saw of it. */
@ExtendWith(StageExtension.class)
class MainJobIT {
    private final Stage stage;

    MainJobIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void goesFromThe401ToTheTakenBackGrant() {
        // other tests share this stage, and may have left a grant of alice's
        Moves.signedInWithoutGrant(Moves.assistant(stage, User.ALICE));
        int callsBefore = stage.proxy().calls().size();
        int requestsBefore = stage.standIn().orElseThrow().journal().size();

        Tokens tokens = new Walkthrough(
                        new Transcript(System.out),
                        stage.mcpEndpoint(),
                        User.ALICE,
                        DemoAccounts.SAMPLE_FILE,
                        "This file lies in your Nextcloud")
                .run();

        List<JournalEntry> seen = stage.standIn().orElseThrow().journal();
        assertThat(seen.size()).isGreaterThan(requestsBefore);
        assertThat(seen)
                .as("Nextcloud must never see the token of the MCP client")
                .noneMatch(entry -> entry.tokenFingerprint().equals(JournalEntry.fingerprint(tokens.accessToken())))
                .allMatch(entry -> entry.audience().contains("nextcloud"))
                .noneMatch(JournalEntry::cookies);
        List<TokenCall> calls = stage.proxy().calls();
        assertThat(calls.subList(callsBefore, calls.size()))
                .as("the grant is revoked at the provider too")
                .anyMatch(call -> call.endpoint().equals("revoke")
                        && call.clientId().equals(RealmFile.BROKER_CLIENT)
                        && call.status() == 200);
    }
}
