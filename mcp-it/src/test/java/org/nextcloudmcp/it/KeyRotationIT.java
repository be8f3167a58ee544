package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.provider.KeyRing;
import org.nextcloudmcp.provider.SigningKey;
import org.nextcloudmcp.stage.StrictStage;

/** The provider changes its keys. */
@ExtendWith(PatientStage.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(PatientStage.KEYS)
class KeyRotationIT {
    private final StrictStage stage;
    private final Caller caller;

    KeyRotationIT(StrictStage stage) {
        this.stage = stage;
        this.caller = new Caller(stage);
    }

    @Test
    void aNewKeyIsFoundAndAWithdrawnOneIsTakenNoMore() {
        KeyRing keys = stage.provider().keys();
        SigningKey old = keys.key(KeyRing.EDDSA);
        assertThat(caller.status(caller.token(old))).isEqualTo(200);

        keys.withdraw(KeyRing.EDDSA);
        SigningKey fresh = keys.publish(SigningKey.ed25519("eddsa-next"));

        Await.until(
                "a token of the new key to be accepted",
                Duration.ofSeconds(60),
                () -> caller.status(caller.token(fresh)) == 200);
        assertThat(caller.status(caller.token(old)))
                .as("a token of the withdrawn key")
                .isEqualTo(401);
        assertThat(caller.status(caller.token()))
                .as("a token of a key that stayed")
                .isEqualTo(200);
    }
}
