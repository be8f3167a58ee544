package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.keycloak.RealmFile;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.User;

/** Background work for carol, whose grant lives: it ends with her token at Keycloak, and never goes round by the grant. */
@ExtendWith(StageExtension.class)
class KeycloakDelegationIT {
    private static final String CAROL = DemoAccounts.ALL.get(2).sub();

    private final Stage stage;
    private final Assistant carol;
    private final Tokens tokens;
    private long redemptions;

    KeycloakDelegationIT(Stage stage) {
        this.stage = stage;
        this.carol = Moves.assistant(stage, User.CAROL);
        this.tokens = Moves.signedInWithGrant(carol);
    }

    @BeforeEach
    void count() {
        redemptions = redemptions();
    }

    @Test
    void aServiceGetsATokenByExchangeAndCanGiveItBackWithoutHarmToTheGrant() {
        String consents = KeycloakMoves.consents(stage, CAROL);
        assertThat(consents).as("what Keycloak calls a refresh token for later").contains("Offline Token");
        String delegated = delegate(tokens).json().getString("access_token");

        assertThat(worker().revoke(delegated).status()).isEqualTo(200);

        assertThat(stage.proxy().calls())
                .as("what was revoked at Keycloak")
                .anyMatch(call -> call.endpoint().equals("revoke")
                        && call.field("token").equals(delegated)
                        && call.status() == 200);
        assertThat(KeycloakMoves.consents(stage, CAROL)).isEqualTo(consents);
        assertThat(delegate(tokens).status()).isEqualTo(200);
        assertThat(redemptions()).isEqualTo(redemptions);
    }

    @Test
    void afterARevokedTokenThereIsNoFallback() {
        assertThat(KeycloakMoves.revoke(stage, tokens)).isEqualTo(200);

        assertRefusedWithoutRedemption(tokens);
    }

    @Test
    void afterASignOutThereIsNoFallback() {
        KeycloakMoves.signOut(stage, carol);

        assertRefusedWithoutRedemption(tokens);
    }

    @Test
    void withATamperedTokenThereIsNoFallback() {
        String token = tokens.accessToken();
        int middle = token.lastIndexOf('.') + 20;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';

        assertRefusedWithoutRedemption(
                new Tokens(token.substring(0, middle) + other + token.substring(middle + 1), tokens.scope()));
    }

    @Test
    void withAnExpiredTokenThereIsNoFallback() {
        Tokens brief = Moves.assistant(stage, User.CAROL).signIn("mcp-client-short");
        Await.until(
                "the token to expire",
                Duration.ofSeconds(30),
                () -> carol.client().with(brief).listTools().status() == 401);
        // a list of tools asks Nextcloud which apps there are, with the grant
        redemptions = redemptions();

        assertRefusedWithoutRedemption(brief);
    }

    @Test
    void withoutAGrantKeycloakIsNotAsked() {
        carol.call(tokens, "revoke_nextcloud_access");
        int before = stage.proxy().calls().size();

        Reply reply = delegate(tokens);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(stage.proxy().calls()).hasSize(before);
    }

    private void assertRefusedWithoutRedemption(Tokens subject) {
        Reply reply = delegate(subject);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(redemptions()).as("redemptions of the grant").isEqualTo(redemptions);
        assertThat(Moves.provisioned(carol, Moves.assistant(stage, User.CAROL).signIn()))
                .as("the grant is none the worse for it")
                .isTrue();
    }

    private Reply delegate(Tokens subject) {
        return worker().exchange(subject.accessToken(), "notes.read");
    }

    private ServiceCaller worker() {
        return new ServiceCaller(stage.publicUrl(), GrantStage.WORKER);
    }

    private long redemptions() {
        return stage.proxy().count(RealmFile.BROKER_CLIENT, "refresh_token");
    }
}
