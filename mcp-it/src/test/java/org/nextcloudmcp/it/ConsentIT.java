package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.keycloak.RealmFile;
import org.nextcloudmcp.keycloak.TokenCall;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Browser;
import org.nextcloudmcp.walkthrough.Page;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;

/** Flow 2 where it must not succeed: each time a page that says why, and nothing stored. */
@ExtendWith(StageExtension.class)
class ConsentIT {
    private final Stage stage;
    private final Assistant alice;
    private final Tokens tokens;

    ConsentIT(Stage stage) {
        this.stage = stage;
        this.alice = Moves.assistant(stage, User.ALICE);
        this.tokens = Moves.signedInWithoutGrant(alice);
    }

    @Test
    void theLinkOfAliceInTheBrowserOfBobStoresNothingAndSaysWhy() {
        Assistant bob = Moves.assistant(stage, User.BOB);
        Tokens ofBob = Moves.signedInWithoutGrant(bob);
        int callsBefore = stage.proxy().calls().size();

        Page last = bob.connect(alice.link(tokens));

        assertThat(last.status()).isBetween(400, 499);
        assertThat(last.text()).containsIgnoringCase("another").doesNotContain("is connected");
        assertThat(Moves.provisioned(alice, tokens)).isFalse();
        assertThat(Moves.provisioned(bob, ofBob)).isFalse();
        assertThat(stage.proxy()
                        .calls()
                        .subList(callsBefore, stage.proxy().calls().size()))
                .as("the new tokens are revoked")
                .extracting(TokenCall::endpoint)
                .contains("revoke");
    }

    @Test
    void aLinkWorksOnce() {
        URI link = alice.link(tokens);
        alice.connect(link);
        assertThat(Moves.provisioned(alice, tokens)).isTrue();

        Page again = alice.browser().open(link);

        assertThat(again.status()).isBetween(400, 499);
        assertThat(again.text()).containsPattern("(?i)already|used");
        assertThat(again.button("Continue")).isEmpty();
    }

    @Test
    void anUnknownLinkAsksNothing() {
        Page page = alice.browser()
                .open(stage.publicUrl().resolve("/connect?request=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));

        assertThat(page.status()).isBetween(400, 499);
        assertThat(page.button("Continue")).isEmpty();
    }

    @Test
    void aForeignStateStoresNothing() {
        Page page = alice.browser()
                .open(stage.publicUrl()
                        .resolve("/oauth/callback-nextcloud?code=foreign-code-1234&state="
                                + "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"));

        assertThat(page.status()).isBetween(400, 499);
        assertThat(page.text()).doesNotContain("foreign-code-1234", "BBBBBBBBBB");
        assertThat(Moves.provisioned(alice, tokens)).isFalse();
    }

    @Test
    void theAnswerOfTheProviderInAnotherBrowserStoresNothing() {
        Page consentScreen = alice.goToProvider(alice.link(tokens));
        assertThat(User.isConsentScreen(consentScreen)).isTrue();
        URI callback = providerAnswer(consentScreen);

        Page page = new Browser(Transcript.silent()).open(callback);

        assertThat(page.status()).isBetween(400, 499);
        assertThat(page.text()).containsIgnoringCase("browser");
        assertThat(Moves.provisioned(alice, tokens)).isFalse();
    }

    /** Where the provider sends the browser, taken from it before it goes there. */
    private URI providerAnswer(Page consentScreen) {
        Page.Form form = consentScreen.form("[name=accept]").orElseThrow();
        return alice.browser().redirectAfter(form, java.util.Map.of("accept", "Yes"));
    }

    @Test
    void decliningAtOurPageStoresNothingAndUsesTheLinkUp() {
        URI link = alice.link(tokens);

        Page declined = alice.browser().press(alice.browser().open(link), "Decline");

        assertThat(declined.text()).containsPattern("(?i)declin|nothing");
        assertThat(alice.browser().open(link).button("Continue")).isEmpty();
        assertThat(Moves.provisioned(alice, tokens)).isFalse();
    }

    @Test
    void decliningAtTheProviderStoresNothingAndSaysWhatToDoNext() {
        Page consentScreen = alice.goToProvider(alice.link(tokens));

        Page declined = User.ALICE.refuse(alice.browser(), consentScreen);

        assertThat(declined.url().getPath()).isEqualTo("/oauth/callback-nextcloud");
        assertThat(declined.text()).containsIgnoringCase("what to do next");
        assertThat(Moves.provisioned(alice, tokens)).isFalse();
    }

    @Test
    void theConnectPageSaysInPlainWordsWhoWantsWhat() {
        Page page = alice.browser().open(alice.link(tokens));

        assertThat(page.text())
                .contains(
                        "mcp-client",
                        "Nextcloud MCP Broker",
                        stage.nextcloudUrl().getHost(),
                        "files.read");
        assertThat(page.reply().header("Content-Security-Policy").orElseThrow()).contains("frame-ancestors 'none'");
        assertThat(page.document().select("script")).isEmpty();
    }

    @Test
    void lookingAtTheLinkChangesNothing() {
        URI link = alice.link(tokens);
        alice.browser().open(link);
        alice.browser().open(link);

        alice.connect(link);

        assertThat(Moves.provisioned(alice, tokens)).isTrue();
        assertThat(stage.proxy().secrets().of("client_secret")).containsOnly(RealmFile.BROKER_SECRET);
    }
}
