package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.it.ProbeCaller.found;
import static org.nextcloudmcp.it.ProbeCaller.words;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.OpaqueStage;
import org.nextcloudmcp.walkthrough.User;

/** The provider probe at oidc-provider: opaque tokens, introspection, rotation, no exchange. */
@ExtendWith(OpaqueStageExtension.class)
class OidcProviderProbeIT {
    private final ProbeCaller doctor;

    OidcProviderProbeIT(OpaqueStage stage) {
        this.doctor = new ProbeCaller(stage.settings());
    }

    @Test
    void whatItDoesIsFoundAndSaid() {
        JsonObject report = doctor.examined(2, User.CAROL);

        assertThat(report.getString("outcome")).isEqualTo("measured");
        assertThat(found(report, "tokens", "form")).isEqualTo("OPAQUE");
        assertThat(found(report, "tokens", "for_nextcloud")).isEqualTo("YES");
        assertThat(report.getJsonObject("findings").getString("introspection")).isEqualTo("ACTIVE");
        assertThat(found(report, "exchange", "result")).isEqualTo("UNSUPPORTED");
        assertThat(found(report, "refresh", "refresh_token")).isEqualTo("ROTATES");
        assertThat(found(report, "reuse", "newest_refresh_token")).isEqualTo("DEAD");
        // Its revocation ends all tokens of the grant, whichever of them is named.
        assertThat(found(report, "revocation", "access_token")).isEqualTo("ENDS_IT");
        assertThat(found(report, "revocation", "grant_after_access_token")).isEqualTo("DEAD");
        assertThat(words(report))
                .contains("opaque", "knows no token exchange", "no grace window")
                .contains("care revoking an access token: ");
    }
}
