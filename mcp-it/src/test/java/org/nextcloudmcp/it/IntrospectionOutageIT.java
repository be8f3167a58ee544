package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.provider.Behaviour;
import org.nextcloudmcp.provider.Endpoint;
import org.nextcloudmcp.provider.Fault;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.walkthrough.Reply;

/** An introspection that fails says nothing about the token: the caller is neither let in nor sent to sign in again. */
@ExtendWith(GrantStage.class)
class IntrospectionOutageIT {
    private static final Duration WHOLE_TIME_LIMIT = Duration.ofSeconds(8);

    private final StrictStage stage;
    private final Caller caller;

    IntrospectionOutageIT(StrictStage stage) {
        this.stage = stage;
        this.caller = new Caller(stage);
    }

    static Stream<Named<Fault>> faults() {
        return Stream.of(
                Named.of("500", Fault.status(500)),
                Named.of("503", Fault.status(503)),
                Named.of("429", Fault.status(429, Duration.ofSeconds(3))),
                Named.of("404", Fault.status(404)),
                Named.of("empty", Fault.empty()),
                Named.of("malformed", Fault.json("{\"active\":true")),
                Named.of("an array", Fault.json("[true]")),
                Named.of("active twice", Fault.json("{\"active\":false,\"active\":true}")),
                Named.of("a page", Fault.html()),
                Named.of("five megabytes", Fault.oversized()),
                Named.of("a redirect", Fault.redirect("/keys")),
                Named.of("our client is refused", Fault.error(401, "invalid_client")),
                Named.of("slow", Fault.slow(Duration.ofSeconds(20))),
                Named.of("dripping", Fault.dripping()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isAnswered503(Fault fault) {
        String token = stage.provider().issuance().opaque(caller.claims());
        Behaviour behaviour = stage.provider().behaviour();
        behaviour.fail(Endpoint.INTROSPECTION, fault);

        long begun = System.nanoTime();
        Reply reply = caller.listTools(token);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("WWW-Authenticate")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(WHOLE_TIME_LIMIT.plusSeconds(4));
        assertThat(caller.status(caller.token()))
                .as("a JWT needs no introspection")
                .isEqualTo(200);
        behaviour.heal(Endpoint.INTROSPECTION);
        Await.until("the token to be accepted", Duration.ofSeconds(45), () -> caller.status(token) == 200);
        assertThat(stage.broker().messages()).doesNotContain(token);
    }
}
