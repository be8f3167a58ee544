package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.provider.Endpoint;
import org.nextcloudmcp.provider.RecordedCall;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.walkthrough.Reply;

/** A service gives back what it was given, and can end nothing else (RFC 7009). */
@ExtendWith(ExchangeStage.class)
class ServiceRevocationIT {
    private final StrictStage stage;
    private final Caller caller;
    private final ServiceCaller worker;

    ServiceRevocationIT(StrictStage stage) {
        this.stage = stage;
        this.caller = new Caller(stage);
        this.worker = new ServiceCaller(stage.publicUrl(), GrantStage.WORKER);
    }

    @Test
    void aTokenThatItWasGivenIsRevokedAtTheProvider() {
        Reply given = worker.exchange(caller.token(), "files.read");
        assertThat(given.status()).as(given.body()).isEqualTo(200);
        String token = given.json().getString("access_token");

        assertThat(worker.revoke(token).status()).isEqualTo(200);

        assertThat(stage.provider().calls(Endpoint.REVOCATION))
                .filteredOn(call -> call.field("token").equals(token))
                .singleElement()
                .extracting(call -> call.field("token_type_hint"), RecordedCall::authentication)
                .containsExactly("access_token", "private_key_jwt");
    }

    @Test
    void aUsersTokenIsNoneOfItsBusiness() {
        String inbound = caller.token();

        Reply reply = worker.revoke(inbound);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().getString("error")).isEqualTo("unsupported_token_type");
        assertThat(stage.provider().calls(Endpoint.REVOCATION))
                .noneMatch(call -> call.field("token").equals(inbound));
        assertThat(caller.status(inbound)).isEqualTo(200);
    }

    @Test
    void whatIsOfNoUseIsRevokedEnough() {
        int before = stage.provider().calls(Endpoint.REVOCATION).size();

        assertThat(worker.revoke("a.b.c").status()).isEqualTo(200);
        assertThat(worker.revoke("opaque-of-nobody").status()).isIn(200, 400);

        assertThat(stage.provider().calls(Endpoint.REVOCATION)).hasSize(before);
    }
}
