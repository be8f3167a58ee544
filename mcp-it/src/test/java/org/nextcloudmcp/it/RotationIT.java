package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.keycloak.RealmFile;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.User;

/** The scheduled EJB redeems grants that are due, without anybody calling a tool. */
@ExtendWith(StageExtension.class)
class RotationIT {
    /** The timer fires once a minute; the rest is for a slow machine. */
    private static final Duration A_FEW_TICKS = Duration.ofMinutes(4);

    private final Stage stage;
    private final Assistant carol;

    RotationIT(Stage stage) {
        this.stage = stage;
        this.carol = Moves.assistant(stage, User.CAROL);
    }

    @Test
    void aDueGrantIsRotatedAtTheProviderAndGoesOnWorking() throws Exception {
        Tokens tokens = Moves.signedInWithGrant(carol);
        stage.broker().kill();
        assertThat(StoppedDatabase.update(
                        stage.broker(),
                        "UPDATE offline_grant SET last_rotated_at = CURRENT_TIMESTAMP - INTERVAL '2' DAY"))
                .isPositive();
        long before = refreshes();

        stage.broker().restart();
        Await.until("a rotation at the provider", A_FEW_TICKS, () -> refreshes() > before);

        assertThat(carol.readFile(tokens, DemoAccounts.SAMPLE_FILE).structured().toString())
                .contains("This file lies in your Nextcloud");
    }

    private long refreshes() {
        return stage.proxy().count(RealmFile.BROKER_CLIENT, "refresh_token");
    }
}
