package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.walkthrough.Browser;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;
import org.nextcloudmcp.walkthrough.Walkthrough;

/** The main job on the packaged EAR in a server that Arquillian manages. */
@ExtendWith({StageExtension.class, PreparedForArquillian.class, ArquillianExtension.class})
@RunAsClient
class ManagedServerIT {
    @Test
    void goesFromThe401ToTheTakenBackGrant() {
        URI server = ArquillianServer.publicUrl();
        Await.until(
                "the server that Arquillian started to be ready",
                java.time.Duration.ofMinutes(3),
                () -> new Browser(Transcript.silent())
                                .open(server.resolve("/health/ready"))
                                .status()
                        == 200);

        assertThat(new Walkthrough(
                                Transcript.silent(),
                                server.resolve("/mcp"),
                                User.CAROL,
                                DemoAccounts.SAMPLE_FILE,
                                "This file lies in your Nextcloud")
                        .run()
                        .accessToken())
                .isNotEmpty();
    }
}
