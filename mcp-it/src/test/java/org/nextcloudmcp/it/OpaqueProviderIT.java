package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.keycloak.TokenCall;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.OpaqueStage;
import org.nextcloudmcp.standin.JournalEntry;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.ToolAnswer;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;

/** The main job with oidc-provider: opaque tokens on both sides, rotation, and no token exchange. */
@ExtendWith(OpaqueStageExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpaqueProviderIT {
    private final OpaqueStage stage;
    private final Assistant alice;
    private final Tokens tokens;

    OpaqueProviderIT(OpaqueStage stage) {
        this.stage = stage;
        this.alice = new Assistant(Transcript.silent(), stage.mcpEndpoint(), User.ALICE);
        this.tokens = alice.signIn();
    }

    @Test
    @Order(1)
    void anOpaqueTokenListsTheTools() {
        assertThat(tokens.accessToken()).doesNotContain(".");

        Reply reply = alice.client().with(tokens).listTools();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("nc_webdav_read_file", "provision_nextcloud_access");
    }

    @Test
    @Order(2)
    void aFileIsReadWithAnOpaqueNextcloudTokenWhoseAudienceIntrospectionConfirms() {
        alice.connect(alice.link(tokens));

        ToolAnswer answer = alice.readFile(tokens, DemoAccounts.SAMPLE_FILE);

        assertThat(answer.structured().toString()).contains("This file lies in your Nextcloud");
        List<JournalEntry> seen = stage.standIn().journal();
        assertThat(seen)
                .isNotEmpty()
                .noneMatch(entry -> entry.tokenFingerprint().equals(JournalEntry.fingerprint(tokens.accessToken())));
        assertThat(stage.proxy().calls())
                .as("Nextcloud tokens that were introspected by the broker")
                .anyMatch(call -> call.endpoint().equals("introspection")
                        && JournalEntry.fingerprint(call.field("token"))
                                .equals(seen.get(seen.size() - 1).tokenFingerprint()));
    }

    @Test
    @Order(3)
    void delegationFallsBackToTheGrantWithTheNarrowScopesAndSaysSoInTheAuditTrail() {
        int callsBefore = stage.proxy().calls().size();

        Reply reply =
                new ServiceCaller(stage.publicUrl(), GrantStage.WORKER).exchange(tokens.accessToken(), "notes.read");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().getString("scope")).isEqualTo("notes.read");
        assertThat(reply.json().getString("access_token")).doesNotContain(".");
        assertThat(stage.proxy()
                        .calls()
                        .subList(callsBefore, stage.proxy().calls().size()))
                .filteredOn(call -> call.endpoint().equals("token"))
                .extracting(TokenCall::grantType, call -> call.field("scope"))
                .contains(tuple("refresh_token", "notes.read"));
        assertThat(stage.broker().messages()).containsPattern("org\\.nextcloudmcp\\.audit.*EXCHANGE_FALLBACK.*ISSUED");
        assertThat(alice.readFile(tokens, DemoAccounts.SAMPLE_FILE).isError())
                .as("the grant is none the narrower for it")
                .isFalse();
    }

    @Test
    @Order(4)
    void revokingEndsTheGrantAtTheProviderToo() {
        ToolAnswer revoked = alice.call(tokens, "revoke_nextcloud_access");

        assertThat(revoked.isError()).isFalse();
        assertThat(stage.proxy().calls())
                .anyMatch(call -> call.endpoint().equals("revocation") && call.status() == 200);
        assertThat(alice.readFile(tokens, DemoAccounts.SAMPLE_FILE).link()).isPresent();
        assertThat(new ServiceCaller(stage.publicUrl(), GrantStage.WORKER)
                        .exchange(tokens.accessToken(), "notes.read")
                        .status())
                .as("no delegation without a grant")
                .isEqualTo(400);
    }
}
