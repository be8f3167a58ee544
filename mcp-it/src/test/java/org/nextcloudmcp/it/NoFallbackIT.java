package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.provider.Claims;
import org.nextcloudmcp.provider.Fault;
import org.nextcloudmcp.provider.Issuance;
import org.nextcloudmcp.provider.RecordedCall;
import org.nextcloudmcp.provider.StrictProvider;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;

/** A refused exchange is a no. The user's grant is no way around it, except where exchange does not exist. */
@ExtendWith(GrantStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoFallbackIT {
    private static final String REFRESH = "refresh_token";

    private final StrictStage stage;
    private final StrictProvider provider;
    private final Caller caller;
    private final ServiceCaller worker;

    NoFallbackIT(StrictStage stage) {
        this.stage = stage;
        this.provider = stage.provider();
        this.caller = new Caller(stage);
        this.worker = new ServiceCaller(stage.publicUrl(), GrantStage.WORKER);
        provider.signIn(Caller.ALICE);
        Tokens tokens = new Tokens(caller.token(), "");
        Assistant alice = new Assistant(Transcript.silent(), stage.mcpEndpoint(), User.ALICE);
        alice.call(tokens, "revoke_nextcloud_access");
        alice.goToProvider(alice.link(tokens));
    }

    static Stream<BadExchange> bad() {
        return Stream.of(BadExchanges.answers(), BadExchanges.refusals(), BadExchanges.outages())
                .flatMap(all -> all)
                .filter(bad -> !bad.name().equals("dripping"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void noErrorButOneLeadsToTheGrant(BadExchange bad) {
        int before = provider.grants(REFRESH).size();
        int logBefore = stage.broker().messages().length();
        bad.behaviour().accept(provider.behaviour());

        Reply reply = worker.exchange(caller.token(), "files.read");

        assertThat(reply.status()).as(reply.body()).isIn(400, 500, 503);
        assertThat(provider.grants(REFRESH)).as("redemptions of the grant").hasSize(before);
        assertThat(stage.broker().messages().substring(logBefore)).doesNotContain("EXCHANGE_FALLBACK");
        provider.behaviour().reset();
        Await.until(
                "an exchange to work again",
                Duration.ofSeconds(30),
                () -> worker.exchange(caller.token(), "files.read").status() == 200);
    }

    @Test
    void noSubjectTokenThatEndedAtTheProviderLeadsToTheGrant() {
        String revoked = caller.token();
        provider.issuance().revoke(revoked);
        int before = provider.grants(REFRESH).size();

        Reply reply = worker.exchange(revoked, "files.read");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(provider.grants(REFRESH)).hasSize(before);
    }

    @Test
    void onlyAProviderWithoutExchangeLeadsToTheGrantAndThatIsAudited() {
        provider.behaviour().failExchange(Fault.error(400, "unsupported_grant_type"));
        int before = provider.grants(REFRESH).size();
        int logBefore = stage.broker().messages().length();

        Reply reply = worker.exchange(caller.token(), "files.read");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(provider.grants(REFRESH)).hasSize(before + 1);
        assertThat(provider.grants(REFRESH).get(before).field("scope")).isEqualTo("files.read");
        assertThat(stage.broker().messages().substring(logBefore))
                .containsPattern("org\\.nextcloudmcp\\.audit.*EXCHANGE_FALLBACK.*ISSUED");
    }

    @Test
    void anExchangeThatWorksNeedsNoGrantsTokenAndItsResultEndsWithTheSubjectToken() {
        int before = provider.grants(REFRESH).size();
        long end = provider.issuance().now() + 40;
        String soon = provider.issuance().token(Claims.with(caller.claims(), "exp", end));

        Reply reply = worker.exchange(soon, "files.read");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().getInt("expires_in")).isBetween(1, 40);
        assertThat(reply.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(provider.grants(REFRESH)).hasSize(before);
    }

    @Test
    void theActorIsOurOwnClientAndItsTokenIsAnAccessToken() {
        worker.exchange(caller.token(), "files.read");

        List<RecordedCall> exchanges = provider.grants("urn:ietf:params:oauth:grant-type:token-exchange");
        assertThat(exchanges).isNotEmpty().allSatisfy(call -> {
            assertThat(call.field("actor_token_type")).isEqualTo("urn:ietf:params:oauth:token-type:access_token");
            assertThat(Issuance.read(call.field("actor_token")).getString("sub"))
                    .isEqualTo(StrictStage.CLIENT);
        });
    }
}
