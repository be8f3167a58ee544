package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.harness.BrokerServer;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.FreePort;
import org.nextcloudmcp.walkthrough.McpClient;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.Transcript;

/** A server without settings starts, says what is missing, and does nothing else. */
class UnconfiguredServerIT {
    private static BrokerServer server;
    private static int httpsPort;

    @BeforeAll
    static void start() {
        BuiltProject project = BuiltProject.here();
        httpsPort = FreePort.any();
        server = BrokerServer.start(
                project.liberty(),
                project.workFolder("unconfigured"),
                Map.of("HTTP_PORT", String.valueOf(FreePort.any()), "HTTPS_PORT", String.valueOf(httpsPort)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void readinessNamesEveryMissingSettingAtOnceWithItsRemedy() {
        BrokerServer.Readiness readiness = server.readiness();

        assertThat(readiness.status()).isEqualTo(503);
        assertThat(readiness.body())
                .contains("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "NEXTCLOUD_URL", "ENCRYPTION_KEYS");
        assertThat(server.logs()).contains("OIDC_ISSUER", "OIDC_CLIENT_SECRET", "NEXTCLOUD_URL", "ENCRYPTION_KEYS");
    }

    @Test
    void mcpAnswers503() {
        Reply reply = McpClient.anonymous(Transcript.silent(), server.url().resolve("/mcp"))
                .listTools();

        assertThat(reply.status()).isEqualTo(503);
    }

    @Test
    void withoutAnAdministratorNobodyCanSignInAtTheAdminCenter() {
        AdminCenter admin = new AdminCenter(httpsPort);
        for (String[] guess : new String[][] {{"", ""}, {"admin", "admin"}, {"admin", ""}, {"null", "null"}}) {
            assertThat(admin.signIn(guess[0], guess[1]))
                    .as("user “%s”", guess[0])
                    .isFalse();
            assertThat(admin.api(guess[0], guess[1])).as("user “%s”", guess[0]).isEqualTo(401);
        }
    }
}
