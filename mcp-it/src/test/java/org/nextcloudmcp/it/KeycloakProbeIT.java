package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.it.ProbeCaller.found;
import static org.nextcloudmcp.it.ProbeCaller.words;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.User;

/** The provider probe at a real Keycloak, as its administrator may have set it. */
@ExtendWith(StageExtension.class)
class KeycloakProbeIT {
    private final Stage stage;
    private final ProbeCaller doctor;

    KeycloakProbeIT(Stage stage) {
        this.stage = stage;
        this.doctor = new ProbeCaller(stage.settings());
        Moves.signedInWithoutGrant(Moves.assistant(stage, User.CAROL));
    }

    @AfterEach
    void asTheRealmFileHasIt() {
        KeycloakMoves.rotation(stage, true, 0);
    }

    @Test
    void rotationWithoutReuseIsStrictAndHasNoGraceWindow() {
        JsonObject report = doctor.examined(2, User.CAROL);

        assertThat(report.getString("outcome")).isEqualTo("measured");
        assertThat(report.getJsonObject("findings").getJsonObject("tokens").getBoolean("iss_sent"))
                .isTrue();
        assertThat(found(report, "tokens", "for_nextcloud")).isEqualTo("YES");
        assertThat(found(report, "refresh", "refresh_token")).isEqualTo("ROTATES");
        assertThat(found(report, "refresh", "fewer_scopes")).isEqualTo("ONCE");
        assertThat(found(report, "reuse", "newest_refresh_token")).isEqualTo("DEAD");
        assertThat(found(report, "revocation", "refresh_token")).isEqualTo("ENDS_IT");
        assertThat(report.getJsonObject("findings").getString("introspection")).isEqualTo("SAYS_INACTIVE");
        assertThat(words(report)).contains("no grace window", "A refresh token lives 90 days");
        offlineAccessOfCarolIsGone();
    }

    @Test
    void rotationWithOneReuseAllowedClosesTheGapOfACrash() {
        KeycloakMoves.rotation(stage, true, 1);

        JsonObject report = doctor.examined(2, User.CAROL);

        assertThat(found(report, "refresh", "refresh_token")).isEqualTo("ROTATES");
        assertThat(report.getJsonObject("findings")
                        .getJsonObject("reuse")
                        .getJsonArray("tolerated_after_seconds")
                        .toString())
                .isEqualTo("[0,2]");
        assertThat(words(report)).contains("still taken 2 s");
        offlineAccessOfCarolIsGone();
    }

    /** Keycloak gives a new refresh token then, too; that the one before lives on shows only when it is tried. */
    @Test
    void withoutRotationTheTokenBeforeIsTakenAllTheSame() {
        KeycloakMoves.rotation(stage, false, 0);

        JsonObject report = doctor.examined(2, User.CAROL);

        assertThat(found(report, "refresh", "refresh_token")).isEqualTo("ROTATES");
        assertThat(report.getJsonObject("findings").getJsonObject("reuse").containsKey("refused_after_seconds"))
                .isFalse();
        assertThat(found(report, "reuse", "newest_refresh_token")).isEqualTo("LIVES");
        assertThat(words(report)).contains("still taken").doesNotContain("no grace window");
        offlineAccessOfCarolIsGone();
    }

    @Test
    void aUserWithAGrantIsTurnedAwayAndTheGrantGoesOnWorking() {
        Assistant bob = Moves.assistant(stage, User.BOB);
        Tokens tokens = Moves.signedInWithGrant(bob);

        doctor.signIn(doctor.start(0), User.BOB);

        assertThat(doctor.ended().getString("outcome")).isEqualTo("has_grant");
        assertThat(Moves.provisioned(bob, tokens)).isTrue();
        assertThat(bob.readFile(tokens, DemoAccounts.SAMPLE_FILE).isError()).isFalse();
    }

    /** What is left at Keycloak of the probe, as its administrator sees it. */
    private void offlineAccessOfCarolIsGone() {
        assertThat(KeycloakMoves.consents(stage, "ca201000-0000-4000-8000-000000000003"))
                .doesNotContain("Offline Token");
    }
}
