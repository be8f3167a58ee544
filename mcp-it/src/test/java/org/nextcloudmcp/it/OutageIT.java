package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.ToolAnswer;
import org.nextcloudmcp.walkthrough.User;

/** What others' outages must not do: cost a grant, or be passed off as something else. */
@ExtendWith(StageExtension.class)
class OutageIT {
    private final Stage stage;
    private final Assistant bob;
    private final Tokens tokens;

    OutageIT(Stage stage) {
        this.stage = stage;
        this.bob = Moves.assistant(stage, User.BOB);
        this.tokens = Moves.signedInWithGrant(bob);
    }

    @Test
    void aFailingProviderLeavesTheGrantUntouched() {
        stage.proxy().failWith(503);
        try {
            ToolAnswer answer = bob.readFile(tokens, DemoAccounts.SAMPLE_FILE);

            assertThat(answer.isError()).isTrue();
            assertThat(answer.link())
                    .as("an outage is no reason to ask for consent")
                    .isEmpty();
        } finally {
            stage.proxy().failWith(0);
        }

        assertThat(Moves.provisioned(bob, tokens)).isTrue();
        Await.until(
                "the provider, which is back, to be asked again",
                Duration.ofMinutes(2),
                () -> !bob.readFile(tokens, DemoAccounts.SAMPLE_FILE).isError());
    }

    @Test
    void maintenanceOfNextcloudIsToldToTheUser() {
        stage.standIn().orElseThrow().maintenance(true);
        try {
            ToolAnswer answer = bob.readFile(tokens, DemoAccounts.SAMPLE_FILE);

            assertThat(answer.isError()).isTrue();
            assertThat(answer.text()).contains("Nextcloud", "maintenance");
        } finally {
            stage.standIn().orElseThrow().maintenance(false);
        }
    }
}
