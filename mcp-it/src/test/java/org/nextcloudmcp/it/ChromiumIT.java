package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.User;

/** The consent in a real browser, with its own ideas of cookies, content policy and redirects. */
@ExtendWith(StageExtension.class)
class ChromiumIT {
    private final Stage stage;

    ChromiumIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void aUserConnectsNextcloudInARealBrowser() throws Exception {
        assumeTrue(Chromium.isThere(), "there is no /usr/bin/chromium: the consent is not tried in a real browser");
        Assistant alice = Moves.assistant(stage, User.ALICE);
        Tokens tokens = Moves.signedInWithoutGrant(alice);
        URI link = alice.link(tokens);

        try (Chromium browser = Chromium.start(BuiltProject.here().workFolder("chromium"))) {
            browser.open(link);
            browser.await("document.querySelector('button[value=continue]')");
            browser.evaluate("document.querySelector('button[value=continue]').click()");
            browser.await("document.querySelector('input[name=password]')");
            browser.evaluate("document.querySelector('input[name=username]').value = '" + User.ALICE.name() + "'");
            browser.evaluate("document.querySelector('input[name=password]').value = '" + User.ALICE.password() + "'");
            browser.evaluate("document.querySelector('input[name=password]').form.submit()");
            browser.await("document.querySelector('[name=accept]')");
            browser.evaluate("document.querySelector('[name=accept]').click()");
            browser.await("location.pathname === '/oauth/callback-nextcloud'");

            assertThat(browser.evaluate("document.querySelector('h1').innerText")
                            .toString())
                    .contains("connected");
        }

        assertThat(alice.readFile(tokens, DemoAccounts.SAMPLE_FILE).structured().toString())
                .contains("This file lies in your Nextcloud");
    }
}
