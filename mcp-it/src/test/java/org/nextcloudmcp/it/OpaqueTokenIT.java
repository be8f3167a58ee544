package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.provider.Claims;
import org.nextcloudmcp.provider.Endpoint;
import org.nextcloudmcp.provider.Issuance;
import org.nextcloudmcp.provider.RecordedCall;
import org.nextcloudmcp.stage.StrictStage;

/** Opaque tokens that are good: introspected with client authentication, and remembered for a short while (RFC 7662). */
@ExtendWith(PatientStage.class)
@Execution(ExecutionMode.CONCURRENT)
class OpaqueTokenIT {
    private final StrictStage stage;
    private final Issuance issuance;
    private final Caller caller;

    OpaqueTokenIT(StrictStage stage) {
        this.stage = stage;
        this.issuance = stage.provider().issuance();
        this.caller = new Caller(stage);
    }

    @Test
    void anAnswerIsUsedAgainForHalfAMinuteAndNoLonger() {
        String token = issuance.opaque(caller.claims());

        assertThat(caller.status(token)).isEqualTo(200);
        assertThat(caller.status(token)).isEqualTo(200);

        assertThat(introspections(token)).singleElement().satisfies(call -> {
            assertThat(call.authentication()).isEqualTo("client_secret_post");
            assertThat(call.field("token_type_hint")).isEqualTo("access_token");
        });
        issuance.revoke(token);
        long revoked = System.nanoTime();
        Await.until("the revoked token to be refused", Duration.ofSeconds(45), () -> caller.status(token) == 401);
        assertThat(Duration.ofNanos(System.nanoTime() - revoked)).isLessThan(Duration.ofSeconds(32));
        assertThat(introspections(token)).as("one answer said yes, the next no").hasSize(2);
    }

    @Test
    void aTokenIsRefusedFromItsEndOn() {
        long end = issuance.now() + 8;
        String token = issuance.opaque(Claims.with(caller.claims(), "exp", end));

        assertThat(caller.status(token)).isEqualTo(200);
        Await.until("the expired token to be refused", Duration.ofSeconds(30), () -> caller.status(token) == 401);

        assertThat(issuance.now()).isBetween(end, end + 5);
    }

    @Test
    void aBadTokenThatIsShownAgainIsNotIntrospectedAgain() {
        String token = "opaque-unknown-" + issuance.now();

        for (int i = 0; i < 20; i++) {
            assertThat(caller.status(token)).isEqualTo(401);
        }

        assertThat(introspections(token)).hasSize(1);
    }

    private List<RecordedCall> introspections(String token) {
        return stage.provider().calls(Endpoint.INTROSPECTION).stream()
                .filter(call -> call.field("token").equals(token))
                .toList();
    }
}
