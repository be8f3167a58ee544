package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.provider.Endpoint;
import org.nextcloudmcp.provider.Fault;
import org.nextcloudmcp.provider.KeyRing;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.walkthrough.Reply;

/** A service asks what a token is: it hears what this server would make of it (RFC 7662). */
@ExtendWith(GrantStage.class)
class ServiceIntrospectionIT {
    private final StrictStage stage;
    private final Caller caller;
    private final ServiceCaller worker;

    ServiceIntrospectionIT(StrictStage stage) {
        this.stage = stage;
        this.caller = new Caller(stage);
        this.worker = new ServiceCaller(stage.publicUrl(), GrantStage.WORKER);
    }

    @Test
    void aGoodTokenIsActive() {
        JsonObject claims = caller.claims();

        JsonObject said =
                worker.introspect(stage.provider().issuance().token(claims)).json();

        assertThat(said.getBoolean("active")).isTrue();
        assertThat(said.getString("sub")).isEqualTo(Caller.ALICE);
        assertThat(said.getString("iss")).isEqualTo(stage.provider().issuer());
        assertThat(said.getInt("exp")).isEqualTo(claims.getInt("exp"));
        assertThat(said.getString("scope").split(" ")).contains("files.read", "notes.read");
    }

    @Test
    void anyOtherIsNotAndThereIsNoWordWhy() {
        Stream.concat(
                        new HostileClaims(
                                        stage.provider().issuance(),
                                        stage.provider().keys().key(KeyRing.RS256),
                                        caller.claims())
                                .all(),
                        new HostileOpaque(stage.provider().issuance(), caller.claims()).all())
                .forEach(hostile -> {
                    Reply reply = worker.introspect(hostile.token());
                    assertThat(reply.status()).as(hostile.name()).isEqualTo(200);
                    assertThat(reply.body()).as(hostile.name()).isEqualTo("{\"active\":false}");
                });
    }

    @Test
    void aProviderThatIsAwayMakesNoTokenInactive() {
        String token = stage.provider().issuance().opaque(caller.claims());
        stage.provider().behaviour().fail(Endpoint.INTROSPECTION, Fault.status(503, Duration.ofSeconds(1)));

        Reply reply = worker.introspect(token);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isPresent();
        stage.provider().behaviour().reset();
        Await.until(
                "introspection to work again",
                Duration.ofSeconds(30),
                () -> worker.introspect(token).status() == 200);
    }
}
