package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.Wire;

/** Where no service is named in the settings, nothing is there for services. */
@ExtendWith(PatientStage.class)
class ServicesOffIT {
    private final StrictStage stage;

    ServicesOffIT(StrictStage stage) {
        this.stage = stage;
    }

    @Test
    void theEndpointsAreNotThere() {
        Wire wire = new Wire(Transcript.silent());
        for (String path : new String[] {"token", "introspect", "revoke"}) {
            assertThat(wire.postForm(
                                    stage.publicUrl().resolve("/oauth2/" + path),
                                    Map.of("token", "x"),
                                    GrantStage.WORKER.basic())
                            .status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(wire.get(stage.publicUrl().resolve("/.well-known/jwks.json"), Map.of())
                        .status())
                .as("keys of a client that proves itself by a secret")
                .isEqualTo(404);
    }
}
